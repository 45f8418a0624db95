"""Scherm «Netwerken»: the groups of entrepreneurs."""
