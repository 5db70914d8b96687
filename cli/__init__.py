"""The command line: `ask` and `footnote`."""
