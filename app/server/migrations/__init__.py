"""Alembic revisions of the server's database; they import nothing of the program."""
