"""Read, check and hold the records a site is built from. Knows nothing of Pelican."""
