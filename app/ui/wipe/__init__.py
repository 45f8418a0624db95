"""Taking a profile off this laptop."""
