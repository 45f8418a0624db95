"""The briefing: what one wants to know before a visit."""
