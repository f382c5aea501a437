"""CQC's two lists of places that give care: latest ratings, and the care directory."""
