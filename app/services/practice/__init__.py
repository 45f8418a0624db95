"""The made-up partnership of the practice environment."""
