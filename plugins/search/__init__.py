"""What the browser's finder reads: an index, the cards and facts of every listing, and places."""
