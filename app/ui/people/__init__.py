"""People on a list: finding them, a table of them, and one of them in a pane."""
