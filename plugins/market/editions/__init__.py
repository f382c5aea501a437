"""Editions: freeze what the statement says today, and tell what changed between two of them."""
