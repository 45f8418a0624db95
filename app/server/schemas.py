"""
Schemas of laptops: the server takes changes of all that were released.

A schema is the number of the newest migration of a laptop. A change of an older one passes
through the converters of all schemas after it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import app
from app.sync.protocol import WireChange

_MIGRATIONS: Final = Path(app.__file__).parent / "storage" / "migrations" / "versions"
SCHEMA: Final = max(int(path.name.split("_")[0]) for path in _MIGRATIONS.glob("[0-9]*.py"))
SCHEMA_WINDOW: Final = (1, SCHEMA)
Converter = Callable[[WireChange], WireChange]
CONVERTERS: Final[Mapping[int, Converter]] = {}  # by the schema that they lead to


def convert(
    schema: int, change: WireChange, converters: Mapping[int, Converter] = CONVERTERS
) -> WireChange:
    """Return what a change of a schema says in the newest one."""
    for number in sorted(converters):
        if number > schema:
            change = converters[number](change)
    return change
