"""Scherm «Dossier»: one enterprise, its timeline first."""
