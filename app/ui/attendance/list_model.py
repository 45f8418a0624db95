"""The rows of the attendance mode: groups as headings, and who stands under them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject
from typing_extensions import override

from app.services.networks.attendance import AttendanceRow
from app.ui.attendance.words import AttendanceWords
from app.ui.widgets.grouped_list import GroupedModel, Heading


class AttendanceModel(GroupedModel[AttendanceRow]):
    """All rows are known: a meeting has at most some dozens of people."""

    def __init__(self, words: AttendanceWords, parent: QObject) -> None:
        super().__init__(AttendanceRow, parent)
        self._words = words

    @property
    def people(self) -> list[AttendanceRow]:
        """Everybody on the list, in order."""
        return [item for item in self.items if isinstance(item, AttendanceRow)]

    def show_rows(self, rows: Sequence[AttendanceRow]) -> None:
        """Replace the whole list; it comes in the order of its groups."""
        items: list[AttendanceRow | Heading] = []
        names = [self._words.group(row) for row in rows]
        for place, row in enumerate(rows):
            if place == 0 or names[place - 1] != names[place]:
                items.append(Heading(names[place], names.count(names[place])))
            items.append(row)
        self.show_items(items)

    def place_of(self, invitee: UUID | None) -> int:
        """Return where somebody stands, or -1."""
        found = (n for n, one in enumerate(self.items) if getattr(one, "id", None) == invitee)
        return next(found, -1) if invitee is not None else -1

    @override
    def words(self, item: AttendanceRow | Heading, *, is_spoken: bool) -> str:
        del is_spoken
        if isinstance(item, Heading):
            return f"{item.text} {item.count}"
        return self._words.sentence(item)

    @override
    def more(self, item: AttendanceRow | Heading) -> str | None:
        if isinstance(item, Heading):
            return None
        parts = (item.name, self._words.about(item), self._words.before_change(item))
        return "\n".join(part for part in parts if part)
