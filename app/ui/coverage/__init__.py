"""The coverage of Flanders (dekking): a map that a keyboard walks over, and its table."""
