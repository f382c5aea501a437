"""The command line: `choose serve | build | check | new | import | remove-samples`."""
