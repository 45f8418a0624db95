"""The form of one target (streefcijfer)."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.reference.loader import Reference
from app.services.results.target_edits import TargetWish
from app.services.results.targets import MOST_COMPANIES, Agreement, Scope, ScopeKind, TargetView
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.words import scope_text
from app.ui.form import FormColumns
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import day_text
from app.ui.widgets.segments import Segments

RECORD: Final = "record"  # in what is typed: the target that is changed, empty: a new one


class TargetEditor(RecordEditor):
    """Whose it is, of which days, and how many companies."""

    def __init__(
        self,
        found: Agreement,
        reference: Reference,
        target: TargetView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._found, self._reference = found, reference
        self._record = "" if target is None else target.id.hex
        self.kind = Segments(
            [
                (ScopeKind.WHOLE.value, self.tr("Geheel")),
                (ScopeKind.PARTNER.value, self.tr("Partner")),
                (ScopeKind.REGION.value, self.tr("Regio")),
                (ScopeKind.THEME.value, self.tr("Thema")),
            ]
        )
        self.who = ComboBox()
        self.add_control("kind", self.tr("&Voor"), self.kind)
        self.add_control("who", self.tr("W&ie of wat"), self.who)
        self.first = self.add_day("first", self.tr("Va&n"))
        self.last = self.add_day("last", self.tr("&Tot en met"))
        self.number = self.add_line("number", self.tr("&Aantal ondernemingen die meetellen"))
        self.remark = self.add_line(
            "remark", self.tr("&Opmerking"), self.tr("Mag leeg blijven"), is_free=True
        )
        columns = FormColumns()
        columns.add(self.fields["kind"], self.fields["who"])
        columns.add(self.fields["first"], self.fields["last"])
        columns.add(self.fields["number"], self.fields["remark"])
        self.column.addWidget(columns)
        self.kind.changed.connect(self._on_kind)
        self.show_values(_values_of(target, found))

    def set_first_focus(self) -> None:
        """Give the keyboard to what is typed first."""
        if self._record:
            self.number.setFocus()
            self.number.selectAll()
        else:
            self.kind.setFocus()

    @property
    def target_id(self) -> UUID | None:
        """The target that is changed; None: it is a new one."""
        return UUID(self._record) if self._record else None

    def wish(self) -> TargetWish | None:
        """Return the target that stands here; None: a field says what is wrong."""
        self.begin_reading()
        kind, code = ScopeKind(str(self.kind.value())), str(self.who.key() or "")
        if kind is not ScopeKind.WHOLE and not code:
            self.say("who", self.tr("Kies voor wie of wat het geldt."))
        first, last = self.read_day("first"), self.read_day("last")
        number = self._read_number()
        if not self.is_right():
            return None
        scope = Scope() if kind is ScopeKind.WHOLE else Scope(kind, code)
        return TargetWish(first, last, number, scope, self.text("remark"))

    @override
    def values(self) -> dict[str, str]:
        return {**super().values(), RECORD: self._record}

    @override
    def show_values(self, values: Mapping[str, str]) -> None:
        self._record = values.get(RECORD, self._record)
        is_new = not self._record
        self.title.setText(
            self.tr("Nieuw streefcijfer") if is_new else self.tr("Streefcijfer wijzigen")
        )
        self.kind.set_value(values.get("kind", ScopeKind.WHOLE.value))
        self._fill_who(values.get("who", ""))
        super().show_values(values)

    def _read_number(self) -> int:
        typed = self.text("number").strip().replace(".", "")
        if typed.isascii() and typed.isdecimal() and int(typed) <= MOST_COMPANIES:
            return int(typed)
        words = self.tr("Vul een geheel getal in, van 0 tot {most}.")
        self.say("number", words.format(most=f"{MOST_COMPANIES:,}".replace(",", ".")))
        return 0

    @Slot()
    def _on_kind(self) -> None:
        self.fields["who"].set_error("")
        self._fill_who("")

    def _fill_who(self, wanted: str) -> None:
        """Offer what a target of this kind can be of; what it is of already stays in the list."""
        kind = ScopeKind(str(self.kind.value()))
        self.fields["who"].setEnabled(kind is not ScopeKind.WHOLE)
        partners = {one.id: one for one in self._found.partners}
        codes = list(self._codes(kind))
        if wanted and wanted not in codes:
            codes.append(wanted)
        self.who.clear()
        for code in codes:
            self.who.add(code, scope_text(Scope(kind, code), partners, self._reference))
        self.who.set_key(wanted or None)

    def _codes(self, kind: ScopeKind) -> tuple[str, ...]:
        match kind:
            case ScopeKind.WHOLE:
                return ()
            case ScopeKind.PARTNER:
                return tuple(one.id.hex for one in self._found.partners if not one.is_closed)
            case ScopeKind.REGION:
                return tuple(one.code for one in self._reference.reference_regions)
            case ScopeKind.THEME:
                return tuple(one.code for one in self._reference.themes(clock.today()))


def _values_of(target: TargetView | None, found: Agreement) -> dict[str, str]:
    """Return a target as its fields show it; a new one has the days of the project."""
    if target is not None:
        return {
            "kind": target.scope.kind.value,
            "who": target.scope.code,
            "first": day_text(target.target.first),
            "last": day_text(target.target.last),
            "number": str(target.target.number),
            "remark": target.remark,
        }
    terms = found.terms_on(clock.today()) or next(iter(found.terms), None)
    days = {} if terms is None else {"first": day_text(terms.first), "last": day_text(terms.last)}
    return {"kind": ScopeKind.WHOLE.value, "who": "", **days}
