"""The plugins of Choose My Support: see README.md beside this file."""
