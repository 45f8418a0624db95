"""Scherm «Trajecten»: all trajectories, as a board of phases or as a table."""
