"""Screen S14: the list of all scans."""
