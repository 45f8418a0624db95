"""The whole schema as the models have it: what a migrated database must equal."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

import app.models  # noqa: F401  registers the tables
from app.storage import capture, list_keys, own_files, search_index


def schema_statements() -> list[str]:
    """Return the statements that make an empty database of the newest version."""
    dialect, made = sqlite.dialect(), []
    for table in SQLModel.metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)).strip().replace("\t", "  "))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    for module in (capture, list_keys, search_index, own_files):
        made += module.statements()
    return ["\n".join(line.rstrip() for line in sql.splitlines()) for sql in made]
