"""Publish counts of people so that nobody can be picked out."""
