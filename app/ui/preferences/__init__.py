"""S23 Instellingen: what belongs to this computer and to this person."""
