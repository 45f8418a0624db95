"""Scherm «Ondernemingen»: the list of enterprises with search, filters and details."""
