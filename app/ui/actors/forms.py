"""The forms of an organisation and of what a partner offers."""

import json
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.reference.loader import Reference
from app.services.referrals.actors import ActorForm, ActorRow, OfferRow
from app.ui.actors.words import kind_text, regions_of, sectors_of, themes_of
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine

KINDS: Final = ("vdab", "local_partnership", "sector_fund", "prevention_service", "other")
ASKED: Final = ("name", "text")  # where something sensitive may be typed


class EntryForm(QWidget):
    """
    Fields with chips, and under them what can be done; a draft keeps what is typed.

    `edited` comes when something changed, `saved` and `closed` what is asked.
    """

    edited = Signal()
    saved = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record: UUID | None = None  # that is changed; None: a new one
        self._before: dict[str, str] = {}
        self._texts: dict[str, LineEdit] = {}
        self._choices: dict[str, ComboBox] = {}
        self._chips: dict[str, ChipRow] = {}
        self.note = NoteLine()
        self.save_button = Button(self.tr("Bewaar"), "primary")
        self.drop_button = Button(self.tr("Toch niet"), "quiet")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.setSpacing(12)
        self.save_button.clicked.connect(self.saved)
        self.drop_button.clicked.connect(self.closed)

    def add_text(self, key: str, label: str) -> LabelledField:
        """Add a line of text."""
        field = LineEdit()
        field.setObjectName(key)
        field.textChanged.connect(self.edited)
        field.returnPressed.connect(self.saved)
        self._texts[key] = field
        return LabelledField(label, field)

    def add_choice(self, key: str, label: str, lines: Mapping[str, str]) -> LabelledField:
        """Add a list to choose one of."""
        combo = ComboBox()
        for code, words in lines.items():
            combo.add(code, words)
        combo.activated.connect(self.edited)
        self._choices[key] = combo
        return LabelledField(label, combo)

    def add_chips(self, key: str, label: str, lines: Mapping[str, str], hint: str) -> LabelledField:
        """Add chips of which several may be on."""
        chips = ChipRow(multiple=True)
        for code, words in lines.items():
            chips.add(code, words)
        chips.changed.connect(self.edited)
        self._chips[key] = chips
        field = LabelledField(label, chips, hint)
        self.column.addWidget(field)
        return field

    def add_pair(self, first: LabelledField, second: LabelledField) -> None:
        """Put two fields beside each other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(first, 0, 0)
        grid.addWidget(second, 0, 1)
        self.column.addLayout(grid)

    def finish(self) -> None:
        """Put the buttons under the fields."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        asked = [field for key, field in self._texts.items() if key in ASKED]
        self.column.addWidget(SensitiveHint(self, *asked))
        self.column.addWidget(self.note)
        self.column.addLayout(row)
        self._before = self._written()

    def text(self, key: str) -> str:
        """Return what is typed in a line."""
        return self._texts[key].text()

    def choice(self, key: str) -> str:
        """Return what is chosen in a list."""
        return str(self._choices[key].key() or "")

    def chips(self, key: str) -> tuple[str, ...]:
        """Return the chips that are on."""
        return tuple(str(one) for one in self._chips[key].values())

    def begin(self, record: UUID | None, values: Mapping[str, object]) -> None:
        """Show a record, or nothing for a new one; that is not typed."""
        self.record = record
        self._show(values)
        self.note.show_note("muted", "")
        self._before = self._written()
        self.show()
        next(iter(self._texts.values())).setFocus()

    def typed(self) -> dict[str, str] | None:
        """Return what the fields hold; None while the form is closed, or nothing was changed."""
        written = self._written()
        return None if self.isHidden() or written == self._before else written

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed before."""
        record = typed.get("record", "")
        self.record = UUID(record) if record else None
        self._show({**typed, **{key: json.loads(typed.get(key, "[]")) for key in self._chips}})
        self.show()
        self.edited.emit()

    def _show(self, values: Mapping[str, object]) -> None:
        for key, field in self._texts.items():
            field.setText(str(values.get(key, "")))
        for key, combo in self._choices.items():
            combo.set_key(values.get(key) or combo.itemData(0))
        for key, chips in self._chips.items():
            chips.set_values(values.get(key, ()))

    def _written(self) -> dict[str, str]:
        return {
            "record": "" if self.record is None else self.record.hex,
            **{key: field.text() for key, field in self._texts.items()},
            **{key: self.choice(key) for key in self._choices},
            **{key: json.dumps(self.chips(key)) for key in self._chips},
        }


class OrganisationForm(EntryForm):
    """An organisation outside the partnership."""

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = {code: kind_text(code) for code in KINDS}
        self.add_pair(
            self.add_text("name", self.tr("Naam")),
            self.add_choice("kind", self.tr("Soort"), kinds),
        )
        self.add_pair(
            self.add_text("email", self.tr("E-mail")), self.add_text("phone", self.tr("Telefoon"))
        )
        self.column.addWidget(self.add_text("address", self.tr("Webpagina")))
        none = self.tr("Geen gekozen: overal")
        self.add_chips("regions", self.tr("Regio’s"), regions_of(reference), none)
        none = self.tr("Geen gekozen: alle sectoren")
        self.add_chips("sectors", self.tr("Sectoren"), sectors_of(reference), none)
        self.finish()

    def show_row(self, row: ActorRow | None) -> None:
        """Begin with an organisation, or with nothing."""
        names = ActorForm.__dataclass_fields__
        self.begin(
            None if row is None else row.id,
            {} if row is None else {name: getattr(row.form, name) for name in names},
        )

    def form(self) -> ActorForm:
        """Return what stands in the fields."""
        return ActorForm(
            name=self.text("name"),
            kind=self.choice("kind"),
            regions=self.chips("regions"),
            sectors=self.chips("sectors"),
            email=self.text("email"),
            phone=self.text("phone"),
            address=self.text("address"),
        )


class OfferForm(EntryForm):
    """What a partner can do, where and for whom."""

    def __init__(
        self, reference: Reference, partners: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.add_pair(
            self.add_text("text", self.tr("Wat bieden jullie aan?")),
            self.add_choice("partner", self.tr("Partner"), partners),
        )
        none = self.tr("Geen gekozen: alle thema’s")
        self.add_chips("themes", self.tr("Thema’s"), themes_of(reference), none)
        none = self.tr("Geen gekozen: overal")
        self.add_chips("regions", self.tr("Regio’s"), regions_of(reference), none)
        none = self.tr("Geen gekozen: alle sectoren")
        self.add_chips("sectors", self.tr("Sectoren"), sectors_of(reference), none)
        self.finish()

    def show_row(self, row: OfferRow | None) -> None:
        """Begin with an offer, or with nothing."""
        names = ("text", "themes", "regions", "sectors")
        values = {} if row is None else {name: getattr(row, name) for name in names}
        if row is not None:
            values["partner"] = row.partner_id.hex
        self.begin(None if row is None else row.id, values)
