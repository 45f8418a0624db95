"""One criterion of the checklist: to read, or to edit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reference.trajectories import CriterionEntry
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.evidence_words import lowered
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit
from app.ui.widgets.labels import Divider, Label, muted, small, strong
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.pane_parts import Bullet
from app.ui.widgets.ticks import CheckBox

translate = QCoreApplication.translate
LONGEST: Final = 200  # signs of a name
MOST_PIECES: Final = 20
KINDS: Final = (  # what may serve a criterion
    "coaching_session",
    "attachment",
    "attachment:image",
    "attachment:application/pdf",
    "scan:baseline",
    "scan:mid",
    "scan:end",
    "plan_version",
    "signature",
    "meeting",
    "referral",
)


def kind_words(kind: str) -> str:
    """Return what may serve a criterion in words; a kind of a later version by itself."""
    its, _, sort = kind.partition(":")
    if its == "scan" and sort:
        return code_text("moment", sort)
    return {
        "coaching_session": translate("ChecklistWords", "Sessieverslag"),
        "attachment": translate("ChecklistWords", "Elk bestand"),
        "attachment:image": translate("ChecklistWords", "Foto"),
        "attachment:application/pdf": translate("ChecklistWords", "Pdf"),
        "scan": translate("ChecklistWords", "Scan"),
        "plan_version": translate("ChecklistWords", "Actieplan"),
        "signature": translate("ChecklistWords", "Handtekening"),
        "meeting": translate("ChecklistWords", "Bijeenkomst"),
        "referral": translate("ChecklistWords", "Doorverwijzing"),
    }.get(kind, kind)


def need_words(entry: CriterionEntry) -> str:
    """Return how many pieces are needed, of what, and whether it has to be."""
    what = ", ".join(lowered(kind_words(kind)) for kind in entry.evidence)
    if entry.needed > 1:
        number = translate("ChecklistWords", "{n} stukken").format(n=entry.needed)
    else:
        number = translate("ChecklistWords", "Eén stuk")
    must = "" if entry.required else translate("ChecklistWords", "niet verplicht")
    return ", ".join(part for part in (f"{number}: {what}", must) if part)


class ReadLine(QWidget):
    """A criterion to read."""

    def __init__(self, number: int, entry: CriterionEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(str(number), tone="muted", tabular=True))
        head.addWidget(strong(entry.name))
        head.addWidget(muted(entry.hint), 1)
        column.addLayout(head)
        needs = small(need_words(entry))
        needs.setWordWrap(True)
        column.addWidget(needs)
        for point in entry.explanation:
            column.addWidget(Bullet(point))
        column.addSpacing(4)
        column.addWidget(Divider(color="row_line"))


class EditLine(QWidget):
    """A criterion to edit; its code stays the same when its words change."""

    edited = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._others: list[str] = []  # kinds that a later version of the program knows
        self.name = LineEdit(self.tr("Naam van het criterium"))
        self.hint = LineEdit(self.tr("Een paar woorden onder de naam"))
        self.needed = NumberStepper(1, MOST_PIECES)
        self.required = CheckBox(self.tr("Verplicht"))
        self.kinds = ChipRow(multiple=True)
        self.points = NoteEdit()
        self.up_button = Button(self.tr("Naar boven"), "icon", "arrow-up")
        self.down_button = Button(self.tr("Naar onder"), "icon", "arrow-down")
        self.remove_button = Button(self.tr("Verwijder het criterium"), "icon", "close")
        for kind in KINDS:
            self.kinds.add(kind, kind_words(kind))
        self._name_parts()
        self._lay_out()
        self.name.textChanged.connect(self.edited)
        self.hint.textChanged.connect(self.edited)
        self.needed.changed.connect(self.edited)
        self.required.toggled.connect(self.edited)
        self.kinds.changed.connect(self.edited)
        self.points.textChanged.connect(self.edited)

    def show_values(self, values: Sequence[str]) -> None:
        """Show what `values` gave."""
        _code, name, hint, needed, required, kinds, points = values
        self.name.setText(name)
        self.hint.setText(hint)
        for field in (self.name, self.hint):
            field.setCursorPosition(0)
        self.needed.set_value(int(needed))
        self.required.setChecked(bool(required))
        self._others = [kind for kind in kinds.split() if kind not in KINDS]
        self.kinds.set_values(tuple(kinds.split()))
        self.points.setPlainText(points)

    def values(self) -> list[str]:
        """Return the criterion as texts: code, name, hint, pieces, required, kinds, points."""
        kinds = [str(kind) for kind in self.kinds.values()]
        return [
            self.code,
            self.name.text(),
            self.hint.text(),
            str(self.needed.value()),
            "1" if self.required.isChecked() else "",
            " ".join([*kinds, *self._others]),
            self.points.toPlainText(),
        ]

    def _name_parts(self) -> None:
        self.name.setMaxLength(LONGEST)
        self.hint.setMaxLength(LONGEST)
        self.name.setObjectName(f"name_{self.code}")
        self.hint.setObjectName(f"hint_{self.code}")
        self.points.setObjectName(f"points_{self.code}")
        self.name.setAccessibleName(self.tr("Naam van het criterium"))
        self.hint.setAccessibleName(self.tr("Toelichting bij de naam"))
        self.needed.setAccessibleName(self.tr("Aantal bewijsstukken"))
        self.kinds.setAccessibleName(self.tr("Wat kan bewijs zijn"))
        self.points.setFixedHeight(theme.current().px(84))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.name, 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            top.addWidget(button)
        need = QHBoxLayout()
        need.setSpacing(12)
        need.addWidget(self.hint, 1)
        need.addWidget(muted(self.tr("Stukken")))
        need.addWidget(self.needed)
        need.addWidget(self.required)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(need)
        column.addWidget(muted(self.tr("Wat kan bewijs zijn")))
        column.addWidget(self.kinds)
        column.addWidget(
            LabelledField(self.tr("Wat telt als bewijs, een punt per regel"), self.points)
        )
        column.addSpacing(4)
        column.addWidget(Divider())
