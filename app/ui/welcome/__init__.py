"""S2 Welkom: the first run in four steps."""
