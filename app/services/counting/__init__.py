"""Which companies count (telt mee), by which checklist."""
