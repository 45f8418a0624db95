"""Screen S9, Sessie: the full record of a coaching session."""
