"""Prullenbak: what was deleted, and the way back."""
