"""Scherm «Traject»: one change trajectory, alone or joint."""
