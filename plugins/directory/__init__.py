"""The pages people read: home, listings, lists, guides. Plain Python; knows nothing of Pelican."""
