"""Coaching sessions: logging, signing, templates, sensitive words."""
