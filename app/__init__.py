"""Werkvloer: case management for the coaches of inclusive workfloors."""
