"""Scherm «Intake»: a new company in three short pages."""
