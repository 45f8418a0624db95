"""
Write the SQL of the first revision from the models: `python -m tests.migrations.write_baseline`.

Only until the first release; from then on, a change of a model gets a revision of its own.
"""

from pathlib import Path

from app.storage.schema import schema_statements

TARGET = Path("app/storage/migrations/versions/0001_baseline.sql")


def main() -> None:
    """Write the file."""
    TARGET.write_text("\n".join(f"{sql};\n" for sql in schema_statements()), encoding="utf-8")


if __name__ == "__main__":
    main()
