"""Kwaliteit: demand, improvements, case reviews, coordination and capacity."""
