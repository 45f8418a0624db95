"""A guided window that puts a backup back."""
