"""Instellingen: what the partnership promised, how it is paid, and how it is shared."""
