"""Two files side by side: what differs, what comes of it, and how much hangs below each."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.reference.loader import Reference
from app.services.companies.merge import BOTH, MergePreview
from app.ui import theme
from app.ui.history.labels import unit_text
from app.ui.history.words import HistoryWords
from app.ui.merging.cells import ChoiceCell, ResultCell
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, muted, strong

Choice = Literal["kept", "other", "both"]
NAMES: Final = 116  # px of the column of names at 100% text


class _Values(NamedTuple):
    """What the words of values are made from."""

    kind: str
    names: Mapping[UUID, str]


class _Row(NamedTuple):
    """One field that differs."""

    kept: ChoiceCell
    other: ChoiceCell
    result: ResultCell


class MergeGrid(QWidget):
    """A row for each field that differs, with a result; then the counts."""

    def __init__(self, reference: Reference, preview: MergePreview, parent: QWidget) -> None:
        super().__init__(parent)
        self.preview = preview
        self._words = HistoryWords(reference, self)
        self._named = _Values("enterprise", preview.names)
        self.rows: dict[str, _Row] = {}
        self._choices: dict[str, Choice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, theme.current().px(NAMES))
        for column in (1, 2, 3):
            self._grid.setColumnStretch(column, 1)
        heads = (preview.kept.name, preview.other.name, self.tr("Resultaat"))
        for column, words in enumerate(heads, 1):
            self._grid.addWidget(Label(words, "strong", wrap=True), 0, column)
        for field in preview.differing:
            self._add_field(field)
        self._add_counts()
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def values(self) -> dict[str, Any]:
        """Return what the company that goes on says from now on, of what changes in it."""
        found = {}
        for field, choice in self._choices.items():
            mine, theirs = self.preview.kept.values[field], self.preview.other.values[field]
            if choice == "other":
                found[field] = theirs
            elif choice == "both":
                found[field] = f"{mine}\n\n{theirs}"
        return found

    def choose(self, field: str, choice: Choice) -> None:
        """Let a value go on."""
        self._choices[field] = choice
        row = self.rows[field]
        row.kept.setChecked(choice in {"kept", "both"})
        row.other.setChecked(choice in {"other", "both"})
        mine, theirs = self._text(field, "kept"), self._text(field, "other")
        texts = {"kept": mine, "other": theirs, "both": f"{mine}\n\n{theirs}"}
        row.result.show_result(texts[choice], is_long=field == BOTH)

    def _text(self, field: str, side: Literal["kept", "other"]) -> str:
        value = getattr(self.preview, side).values[field]
        return self._words.plain(self._named, field, value) or self.tr("leeg")

    def _add_field(self, field: str) -> None:
        line, words = self._grid.rowCount(), unit_text("enterprise", field)
        cells: dict[str, ChoiceCell] = {}
        sides: tuple[Literal["kept", "other"], ...] = ("kept", "other")
        for side in sides:
            cells[side] = cell = ChoiceCell(self)
            cell.show_text(self._text(field, side))
            name = getattr(self.preview, side).name
            cell.setAccessibleName(f"{words}, {name}: {cell.text()}")
            cell.clicked.connect(partial(self.choose, field, side))
        row = _Row(cells["kept"], cells["other"], ResultCell(self))
        self.rows[field] = row
        self._grid.addWidget(strong(words), line, 0, Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(row, 1):
            self._grid.addWidget(widget, line, column)
        if field == BOTH and all(getattr(self.preview, side).values[field] for side in sides):
            both = Button(self.tr("Beide behouden"), "link", flush=True)
            both.clicked.connect(partial(self.choose, field, "both"))
            self._grid.addWidget(both, line + 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.choose(field, "other" if self.preview.chosen(field) == "other" else "kept")

    def _add_counts(self) -> None:
        kept, other = self.preview.kept.counts, self.preview.other.counts
        for kind, words in self._kinds().items():
            mine, theirs = kept.get(kind, 0), other.get(kind, 0)
            if mine or theirs:
                line = self._grid.rowCount()
                self._grid.addWidget(muted(words), line, 0)
                for column, count in enumerate((mine, theirs, mine + theirs), 1):
                    self._grid.addWidget(Label(str(count)), line, column)

    def _kinds(self) -> dict[str, str]:
        return {
            "coaching_session": self.tr("Sessies"),
            "intake": self.tr("Intakes"),
            "attachment": self.tr("Bestanden"),
            "contact": self.tr("Contacten"),
            "establishment": self.tr("Vestigingen"),
            "action": self.tr("Acties"),
            "appointment": self.tr("Afspraken"),
            "yearly_figures": self.tr("Jaarcijfers"),
        }
