"""S20 Zoeken en opdrachten: one box over everything."""
