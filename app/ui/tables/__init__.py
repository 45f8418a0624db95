"""Models for long lists."""
