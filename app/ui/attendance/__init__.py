"""Aanwezigheidsmodus: the laptop goes round a meeting, and shows its list and nothing else."""
