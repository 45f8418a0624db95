"""Alembic revisions of the local database; they import nothing of the program."""
