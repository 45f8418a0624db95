"""Scherm «Netwerk»: one group, its people and its meetings."""
