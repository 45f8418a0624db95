"""Shows a PDF from memory, saves and prints it."""
