"""The market's pages. `pages.market_pages` gives all of them, `pages.market_files` what can be downloaded."""
