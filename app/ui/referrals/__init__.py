"""Doorverwijzingen: the board, the table, and the page of one."""
