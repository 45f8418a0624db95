"""
Columns of rows as PostgreSQL takes them fast.

A driver that makes an array turns each of its parts into bytes by itself, which took a tenth of the
time of a push. A column of texts goes as one text with a sign between the parts that none of them
has; so do numbers and truths, which PostgreSQL reads out of it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

_BETWEEN, _NONE = "\x1f", "\x1e"  # no name, no number and no JSON has them
_NAMES: Final = re.compile(r"[0-9A-Za-z_]+(?:,[0-9A-Za-z_]+)*+")
_WORTH: Final = 20  # parts; the driver is as fast for less
_ARRAY: Final = re.compile(r"%b::(\w+)\[\]")
_SPLIT: Final = r"string_to_array(%s, E'\x1f', E'\x1e')"
_TRUTHS: Final = {True: "t", False: "f"}


def as_arrays(query: str, columns: Sequence[Sequence[Any]]) -> tuple[str, list[Any]]:
    """
    Return a query with an array `%b::type[]` for each column, and what stands for these.

    A column with a sign that stands between parts goes as an array of the driver, `%b`: binary, as
    in text each quote of its JSON would be escaped first.
    """
    texts = [_text_of(column) for column in columns]
    left = iter(zip(texts, columns, strict=True))
    values: list[Any] = []

    def written(found: "re.Match[str]") -> str:
        text, column = next(left)
        values.append(list(column) if text is None else text)
        return found[0] if text is None else f"{_SPLIT}::{found[1]}[]"

    return _ARRAY.sub(written, query), values


class Into(NamedTuple):
    """A table that many rows are written into; the first column is the partnership."""

    table: str
    columns: Mapping[str, str]  # name to type
    when_there: str = ""  # what becomes of a row with the key of one that stands

    def query(
        self, partnership: str, rows: Sequence[Sequence[Any]], *, are_new: bool
    ) -> tuple[str, list[Any]]:
        """
        Return the query that writes rows, and its values.

        What all rows say is told once. JSON goes as one document of which the database takes the
        parts, as it would otherwise make an array of them first.

        Args:
            are_new: No row has the key of one that stands; if one does, the query fails.
        """
        said, values = ["%s"], list[Any]([partnership])
        arrays, documents = list[_Column](), list[_Column]()
        named = zip(self.columns.items(), zip(*rows, strict=True), strict=True)
        for (name, kind), column in named:
            if column.count(column[0]) == len(column):
                said.append(f"%s::{kind}")
                values.append(column[0])
                continue
            said.append(f"u.{name}")
            is_document = kind == "jsonb" and None not in column
            (documents if is_document else arrays).append((name, kind, column))
        source, more = _source(arrays, documents)
        head = f"INSERT INTO {self.table} (partnership_id, {', '.join(self.columns)})"
        end = "" if are_new else f" {self.when_there}"
        return f"{head} SELECT {', '.join(said)}{source}{end}", values + more


_Column = tuple[str, str, Sequence[Any]]  # name, type, values


def _source(arrays: Sequence[_Column], documents: Sequence[_Column]) -> tuple[str, list[Any]]:
    """Return where the rows of a query come from, and its values; one row may need nothing."""
    names = ", ".join(name for name, *_ in (*arrays, *documents))
    if not names:
        return "", []
    parts = [f"unnest({', '.join(f'%b::{kind}[]' for _, kind, _ in arrays)})"] if arrays else []
    parts += ["jsonb_array_elements(%s)"] * len(documents)
    query, values = as_arrays(", ".join(parts), [column for *_, column in arrays])
    values += [f"[{','.join(column)}]" for *_, column in documents]
    return f" FROM ROWS FROM ({query}) AS u ({names})", values


def as_literal(value: object) -> object:
    """Return a list of plain names as PostgreSQL writes an array, any other value as it is."""
    if not isinstance(value, list) or len(value) < _WORTH:
        return value
    try:
        text = ",".join(value)
    except TypeError:  # numbers
        return value
    is_plain = _NAMES.fullmatch(text) and text.count(",") == len(value) - 1
    return f"{{{text}}}" if is_plain and "null" not in text.lower() else value


def _text_of(column: Sequence[Any]) -> str | None:
    """Return a column in one text; None: it cannot be told apart any more."""
    text = _BETWEEN.join(_parts(column))
    is_plain = text.count(_BETWEEN) == len(column) - 1 and "\x00" not in text
    # One part that is empty would be no part at all
    return text if is_plain and text and _own(text, column) else None


def _parts(column: Sequence[Any]) -> Iterable[str]:
    kinds = set(map(type, column))
    if kinds == {str}:
        return column
    if kinds == {int}:
        return map(str, column)
    if kinds == {str, type(None)}:
        return [_NONE if value is None else value for value in column]
    return map(_written, column)


def _own(text: str, column: Sequence[Any]) -> bool:
    """Tell whether each sign for nothing stands for nothing."""
    return _NONE not in text or text.count(_NONE) == sum(value is None for value in column)


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return _NONE
    return _TRUTHS[value] if isinstance(value, bool) else str(value)
