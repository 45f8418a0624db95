"""The rows of Vandaag: groups as headings, and what stands under them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject
from typing_extensions import override

from app.services.day.rows import ActionRow, Group, MatterRow, company_of
from app.services.day.today import Today
from app.ui.today.words import AllSilent, Row, TodayWords
from app.ui.widgets.grouped_list import GroupedModel, Heading

COMPANIES: Final = frozenset({Group.EVIDENCE, Group.NO_NEXT, Group.SILENT})


@dataclass(frozen=True, slots=True)
class Note:
    """A line at the end that cannot be chosen."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A row with its words."""

    row: Row
    what: str
    company: str
    when: str
    link: str
    sentence: str
    reason: str
    icon: str = ""  # of what cannot be ticked off

    @property
    def can_tick(self) -> bool:
        """Tell whether it is an action, which can be done."""
        return isinstance(self.row, ActionRow)

    @property
    def can_snooze(self) -> bool:
        """Tell whether it can be put off."""
        return not isinstance(self.row, AllSilent)

    @property
    def enterprise_id(self) -> UUID | None:
        """The company that it is about, if that is sure."""
        return None if isinstance(self.row, AllSilent) else company_of(self.row)

    @property
    def is_late(self) -> bool:
        """Tell whether its day has passed."""
        return isinstance(self.row, ActionRow | MatterRow) and self.row.group is Group.LATE


class TodayListModel(GroupedModel[Item]):
    """All rows are known: there are never many."""

    def __init__(self, words: TodayWords, parent: QObject) -> None:
        super().__init__(Item, parent)
        self._words = words

    @property
    def rows(self) -> list[Item]:
        """The rows, without headings and notes."""
        return [item for item in self.items if isinstance(item, Item)]

    def show_today(self, today: Today, only: Group | None = None) -> None:
        """Replace the whole list by what a day has, or by one group of it."""
        self.show_items(self._all_items(today) if only is None else self._items_of(today, only))

    def place_of(self, row_id: UUID) -> int:
        """Return the place of an action or a draft, or -1."""
        places = (
            n
            for n, item in enumerate(self.items)
            if isinstance(item, Item) and item.row.id == row_id
        )
        return next(places, -1)

    @override
    def words(self, item: Item | Heading | Note, *, is_spoken: bool) -> str:
        del is_spoken
        if isinstance(item, Item):
            return item.sentence
        return item.text if isinstance(item, Note) else f"{item.text} {item.count}"

    @override
    def more(self, item: Item | Heading | Note) -> str | None:
        if not isinstance(item, Item):
            return None
        return "\n".join(part for part in (item.what, item.company, item.reason) if part)

    def _all_items(self, today: Today) -> list[Item | Heading | Note]:
        items: list[Item | Heading | Note] = []
        for group in Group:
            if group is Group.DRAFTS and today.more:  # of all days together
                items.append(Note(self._words.more(today.more)))
            items += self._group_of(today, group)
            if group in COMPANIES:
                items += self._rest(today, group)
        return items

    def _items_of(self, today: Today, only: Group) -> list[Item | Heading | Note]:
        return self._group_of(today, only) + self._rest(today, only)

    def _group_of(self, today: Today, group: Group) -> list[Item | Heading | Note]:
        """Return the rows of a group under their heading."""
        rows = [self._item(row, today) for row in today.rows if row.group is group]
        return [Heading(self._words.group(group), today.count(group)), *rows] if rows else []

    def _rest(self, today: Today, group: Group) -> list[Item | Heading | Note]:
        """Return the line about what of a group is not shown."""
        left = today.count(group) - sum(row.group is group for row in today.rows)
        if left <= 0:
            return []
        if group is Group.SILENT:
            return [self._item(AllSilent(left), today)]
        words = self._words.more_companies if group in COMPANIES else self._words.more
        return [Note(words(left))]

    def _item(self, row: Row, today: Today) -> Item:
        words = self._words
        return Item(
            row,
            words.what(row),
            words.company(row),
            words.when(row, today.day),
            words.link(row),
            words.sentence(row, today.day),
            words.reason(row, today.day),
            words.icon(row),
        )
