"""Finding anything by a few typed words."""
