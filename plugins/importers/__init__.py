"""Bring what others publish (CQC, ONS, Ordnance Survey) into files of this repository."""
