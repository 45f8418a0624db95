"""Who does what around a company, and what partners offer."""
