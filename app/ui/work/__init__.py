"""Long work off the user interface thread."""
