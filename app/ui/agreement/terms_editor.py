"""The form of a version of the terms (financiering)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.amount_input import parse_amount
from app.domain.funding import Base, CutBy, Rounding
from app.services.results.target_edits import LARGEST, TermsWish
from app.services.results.targets import HUNDRED, MOST, MOST_SHOWN, Shares, TermsView
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.words import shares_text
from app.ui.case_words import code_text
from app.ui.company_words import amount_text
from app.ui.form import FormColumns
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import day_text
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import strong
from app.ui.widgets.segments import Segments

SHARES: Final = ("esf_share", "fot_share", "own_share")
NONE: Final = Decimal(0)  # of a field that said what is wrong


class TermsEditor(RecordEditor):
    """From which day, on what money, and how it is reckoned; the three shares are added up."""

    def __init__(self, last: TermsView | None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Nieuwe versie"))
        self.total = NoteLine()
        self._add_project()
        self._add_result()
        self._add_budget()
        self.set.changed.connect(self._on_shares)
        self.show_values(_values_of(last))

    def wish(self) -> TermsWish | None:
        """Return the terms that stand here; None: a field says what is wrong."""
        self.begin_reading()
        wish = TermsWish(
            valid_from=self.read_day("valid_from"),
            first=self.read_day("first"),
            last=self.read_day("last"),
            granted=self.read_amount("granted", is_needed=False),
            accepted=self.read_amount("accepted", is_needed=False),
            result_share=self.read_amount("result_share", HUNDRED) or NONE,
            base=str(self.base.value()),
            most=self.read_amount("most", MOST) or NONE,
            rounding=str(self.rounding.key()),
            cut_by=str(self.cut_by.key()),
            esf_share=self.read_amount("esf_share", HUNDRED) or NONE,
            fot_share=self.read_amount("fot_share", HUNDRED) or NONE,
            own_share=self.read_amount("own_share", HUNDRED) or NONE,
            hour_rate=self.read_amount("hour_rate", is_needed=False),
            smallest=self._read_smallest(),
            source=self.text("source"),
        )
        return wish if self.is_right() else None

    @override
    def show_values(self, values: Mapping[str, str]) -> None:
        super().show_values(values)
        self._on_shares()

    @override
    def refuse(self, error: UserError) -> bool:
        if error.code == "terms.shares":  # it is said under the last of them
            self.total.show_note("muted", "")
        return super().refuse(error)

    def _add_project(self) -> None:
        self.add_day("valid_from", self.tr("&Geldt vanaf"))
        self.fields["valid_from"].set_hint(
            self.tr("Voor die dag blijft gelden wat er stond. Dat blijft leesbaar.")
        )
        self.add_line("source", self.tr("Br&on"), self.tr("De beslissing of overeenkomst"))
        self.add_day("first", self.tr("&Eerste dag van het project"))
        self.add_day("last", self.tr("&Laatste dag van het project"))
        self.add_line("granted", self.tr("&Toegekende subsidie (euro)"), self._unknown())
        self.add_line("accepted", self.tr("&Aanvaarde kosten (euro)"), self._unknown())
        self._columns(("valid_from", "source"), ("first", "last"), ("granted", "accepted"))

    def _add_result(self) -> None:
        self.base = Segments([(one.value, code_text("result_base", one.value)) for one in Base])
        self.rounding, self.cut_by = ComboBox(), ComboBox()
        for rounding in Rounding:
            self.rounding.add(rounding.value, code_text("rounding", rounding.value))
        for cut_by in CutBy:
            self.cut_by.add(cut_by.value, code_text("cut_by", cut_by.value))
        self.add_line("result_share", self.tr("&Resultaatdeel (%)"))
        self.add_control("base", self.tr("&Percentage van"), self.base)
        self.add_line(
            "most",
            self.tr("&Meer dan het streefcijfer telt tot (%)"),
            self.tr("Meer dan 100% is te tonen, maar levert geen extra subsidie op."),
        )
        self.add_control("rounding", self.tr("A&fronding van een inkorting"), self.rounding)
        self.add_control("cut_by", self.tr("&Verdeling van een inkorting"), self.cut_by)
        self.add_line("smallest", self.tr("&Kleinste aantal dat een rapport toont"))
        self.column.addWidget(strong(self.tr("Resultaatdeel")))
        self._columns(("result_share", "base"), ("most", "rounding"), ("cut_by", "smallest"))

    def _add_budget(self) -> None:
        self.add_line("esf_share", self.tr("E&SF+ (%)"))
        self.add_line("fot_share", self.tr("Fo&cus op Talent (%)"))
        self.add_line("own_share", self.tr("Eigen in&breng (%)"))
        self.add_line("hour_rate", self.tr("&Uurtarief (euro)"), self._unknown())
        self.column.addWidget(strong(self.tr("Verdeling van het budget")))
        self._columns(("esf_share", "fot_share"), ("own_share", "hour_rate"))
        self.column.addWidget(self.total)

    def _columns(self, *rows: tuple[str, str]) -> None:
        columns = FormColumns()
        for left, right in rows:
            columns.add(self.fields[left], self.fields[right])
        self.column.addWidget(columns)

    def _unknown(self) -> str:
        return self.tr("Mag leeg blijven zolang je het niet weet.")

    def _read_smallest(self) -> int:
        found = self.read_amount("smallest", Decimal(MOST_SHOWN))
        if found is not None and found != found.to_integral_value():
            self.say("smallest", self.tr("Vul een geheel getal in."))
        return int(found or 0)

    @Slot()
    def _on_shares(self) -> None:
        """Say what the shares come to, while they are typed."""
        read = {
            name: parse_amount(self.text(name).replace("%", ""), LARGEST).value
            for name in (*SHARES, "granted")
        }
        esf, fot, own = (read[name] for name in SHARES)
        if esf is None or fot is None or own is None:
            self.total.show_note("muted", "")
            return
        shares = Shares(esf, fot, own)
        tone = "ok" if shares.total == HUNDRED else "attention"
        self.total.show_note(tone, shares_text(shares, read["granted"]))


def _values_of(last: TermsView | None) -> dict[str, str]:
    """Return a version as the fields of the next one show it: it holds from today."""
    today = day_text(clock.today())
    if last is None:
        day = clock.today()
        usual = TermsWish(day, day, day)
        shares = {name: amount_text(getattr(usual, name)) for name in SHARES}
        return {
            "valid_from": today,
            "result_share": amount_text(usual.result_share),
            "base": usual.base,
            "most": amount_text(usual.most),
            "rounding": usual.rounding,
            "cut_by": usual.cut_by,
            "smallest": str(usual.smallest),
            **shares,
        }
    terms = last.terms
    return {
        "valid_from": today,
        "first": day_text(last.first),
        "last": day_text(last.last),
        "granted": amount_text(last.granted),
        "accepted": amount_text(last.accepted),
        "result_share": amount_text(terms.share * HUNDRED),
        "base": terms.base.value,
        "most": amount_text(terms.most * HUNDRED),
        "rounding": terms.rounding.value,
        "cut_by": last.cut_by.value,
        "esf_share": amount_text(last.shares.esf),
        "fot_share": amount_text(last.shares.fot),
        "own_share": amount_text(last.shares.own),
        "hour_rate": amount_text(last.hour_rate),
        "smallest": str(last.smallest),
        "source": last.source,
    }
