"""Rapporten (S17): what the partnership did, for whom, and what came of it."""
