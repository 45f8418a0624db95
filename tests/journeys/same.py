"""What a laptop shows of everything that travels, as one hash."""

import json
from hashlib import sha256

from sqlalchemy import text

from app.models.units import synced_models, table_of
from app.storage.store import Store


def fingerprint(store: Store) -> str:
    """Return the hash of all rows of all synced tables, as the database keeps them; 64 signs."""
    shown: dict[str, list[list[str]]] = {}
    with store.read() as session:
        for model in synced_models():
            table = table_of(model).name
            rows = session.execute(text(f"SELECT * FROM {table} ORDER BY id"))
            shown[table] = [[str(value) for value in row] for row in rows]
    written = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode()).hexdigest()
