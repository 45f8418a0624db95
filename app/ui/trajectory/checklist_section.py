"""Instellingen, Resultaatcriteria: the checklist of a trajectory in versions."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.reference.trajectories import Checklist, CriterionEntry
from app.services.changes import Changes
from app.services.counting.checklist import (
    checklist_versions,
    version_numbered,
    version_on,
    write_checklist,
)
from app.services.drafts import new_draft_id
from app.ui.desk import Desk
from app.ui.preferences.versions_section import Version, VersionEditor, VersionsSection
from app.ui.trajectory.checklist_line import EditLine, ReadLine
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, muted

DRAFT_KIND: Final = "criteria_version"


class ChecklistEditor(VersionEditor):
    """The criteria under each other."""

    def __init__(self, last: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(last.name, parent)
        self.rows: list[EditLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add_button = Button(self.tr("Voeg criterium toe"), "link", "plus", flush=True)
        self.column.addWidget(
            muted(
                self.tr(
                    "Trajecten die al lopen, houden de versie waarmee ze begonnen. Bewijs blijft "
                    "bij zijn criterium, ook als de naam verandert."
                ),
                wrap=True,
            )
        )
        self.column.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_button.clicked.connect(self.add_criterion)
        self.show_lines([_texts(entry) for entry in last.criteria])

    @override
    def lines(self) -> list[list[str]]:
        return [row.values() for row in self.rows]

    @override
    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        while self.rows:
            self._drop(self.rows[0])
        for values in lines:
            self._add(values)

    def entries(self) -> tuple[CriterionEntry, ...]:
        """Return what is typed; a criterion without a name is left out."""
        return tuple(_entry(values) for values in self.lines() if values[1].strip())

    def add_criterion(self) -> None:
        """Add an empty criterion, with the keyboard in it."""
        row = self._add([new_draft_id().hex, "", "", "1", "1", "attachment", ""])
        row.name.setFocus()
        self.edited.emit()

    def shift(self, row: EditLine, step: int) -> None:
        """Bring a criterion up or down."""
        at = self.rows.index(row)
        if not 0 <= at + step < len(self.rows):
            return
        self.rows.insert(at + step, self.rows.pop(at))
        self._list.removeWidget(row)
        self._list.insertWidget(at + step, row)
        (row.up_button if step < 0 else row.down_button).setFocus()
        self.edited.emit()

    def remove(self, row: EditLine) -> None:
        """Take a criterion out; the one after it gets the keyboard."""
        at = self.rows.index(row)
        self._drop(row)
        rows = self.rows
        after = rows[min(at, len(rows) - 1)].remove_button if rows else self.add_button
        after.setFocus()
        self.edited.emit()

    def _add(self, values: Sequence[str]) -> EditLine:
        row = EditLine(values[0])
        row.show_values(values)
        self.rows.append(row)
        self._list.addWidget(row)
        row.edited.connect(self.edited)
        row.up_button.clicked.connect(partial(self.shift, row, -1))
        row.down_button.clicked.connect(partial(self.shift, row, 1))
        row.remove_button.clicked.connect(partial(self.remove, row))
        return row

    def _drop(self, row: EditLine) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()


class ChecklistSection(VersionsSection):
    """The promotor makes versions; everybody reads them."""

    kind = DRAFT_KIND

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Resultaatcriteria"),
            self.tr(
                "Wat een onderneming moet halen om mee te tellen. Een traject wordt beoordeeld met "
                "de versie die gold toen het begon. Alleen de promotor maakt een nieuwe versie."
            ),
            parent,
        )

    @override
    def versions(self) -> Sequence[Version]:
        return [
            Version(one.number, one.name, one.valid_from)
            for one in checklist_versions(self.desk.store)
        ]

    @override
    def in_use(self) -> int:
        return version_on(checklist_versions(self.desk.store), clock.today()).number

    @override
    def make_lines(self, number: int) -> QWidget:
        checklist = version_numbered(checklist_versions(self.desk.store), number)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(checklist.name, "heading"))
        for at, entry in enumerate(checklist.criteria, start=1):
            column.addWidget(ReadLine(at, entry))
        return lines

    @override
    def make_editor(self) -> VersionEditor:
        return ChecklistEditor(checklist_versions(self.desk.store)[-1])

    @override
    def write(self, editor: VersionEditor, valid_from: date) -> tuple[int, Changes]:
        found = editor.entries() if isinstance(editor, ChecklistEditor) else ()
        checklist = Checklist(0, editor.name.text(), valid_from, found)
        return write_checklist(self.desk.store, checklist)

    @override
    def kinds(self) -> frozenset[str]:
        return frozenset({"criteria_version", "criterion"})


def _texts(entry: CriterionEntry) -> list[str]:
    return [
        entry.code,
        entry.name,
        entry.hint,
        str(entry.needed),
        "1" if entry.required else "",
        " ".join(entry.evidence),
        "\n".join(entry.explanation),
    ]


def _entry(values: Sequence[str]) -> CriterionEntry:
    code, name, hint, needed, required, kinds, points = values
    return CriterionEntry(
        code=code,
        name=name.strip(),
        hint=hint.strip(),
        explanation=tuple(line.strip() for line in points.splitlines() if line.strip()),
        evidence=tuple(kinds.split()),
        needed=int(needed),
        required=bool(required),
    )
