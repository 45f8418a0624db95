"""Scherm «Bijeenkomst»: one meeting, from its programme to what came of it."""
