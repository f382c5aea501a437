"""Charts and maps, drawn when the site is built: a picture, the same values in a table, and a file to keep."""
