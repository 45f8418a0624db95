"""Files that other programs write and read; no Qt."""
