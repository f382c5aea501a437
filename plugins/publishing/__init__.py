"""Turn values into pages and files. Knows nothing of listings or of Pelican."""
