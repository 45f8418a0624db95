"""What is said of a table of numbers that somebody sent."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject

from app.domain.monitoring import Column, Fault, Readout, RowFault
from app.domain.monitoring_period import Days
from app.domain.monitoring_tables import ALL
from app.ui.case_words import code_text


class MonitoringWords(QObject):
    """Gives sentences on rows, columns and periods."""

    def column(self, column: Column) -> str:
        """Return what a column tells."""
        return {
            Column.PERIOD: self.tr("periode"),
            Column.FIRST: self.tr("eerste dag"),
            Column.LAST: self.tr("laatste dag"),
            Column.CLUSTER: self.tr("sector of regio"),
            Column.CONTRACT: self.tr("contract"),
            Column.STARTED: self.tr("gestart"),
            Column.AFTER_3: self.tr("na 3 maanden"),
            Column.AFTER_6: self.tr("na 6 maanden"),
            Column.AFTER_12: self.tr("na 12 maanden"),
        }[column]

    def columns(self, read: Readout) -> str:
        """Return which columns were found, and which are left out."""
        found = ", ".join(f"{self.column(one)} («{head}»)" for one, head in read.columns)
        words = self.tr("Gevonden: {columns}.").format(columns=found)
        if not read.unread:
            return words
        unread = ", ".join(f"«{one}»" for one in read.unread)
        return f"{words} {self.tr('Niet gelezen: {columns}.').format(columns=unread)}"

    def fault(self, one: RowFault) -> str:
        """Return why a row is left out: «Rij 14: ...; wordt overgeslagen.»."""
        words = self.tr("Rij {row}: {why}; wordt overgeslagen.")
        return words.format(row=one.row, why=self._why(one))

    def period(self, days: Days) -> str:
        """Return a period: a year, a quarter, or two days."""
        first, last = days
        if first.day == 1 and (first.month, last.month) == (1, 12) and last.day == 31:
            return str(first.year)
        if first.day == 1 and first.month % 3 == 1 and _is_quarter(first, last):
            number = (first.month + 2) // 3
            return self.tr("kwartaal {n} van {year}").format(n=number, year=first.year)
        return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"

    def cluster(self, kind: str, code: str, names: Mapping[tuple[str, str], str]) -> str:
        """Return the name of a cluster."""
        return self.tr("Alles samen") if kind == ALL else names.get((kind, code), code)

    def contract(self, code: str) -> str:
        """Return a sort of contract."""
        return code_text("contract", code)

    def again(self, known: Sequence[Days]) -> str:
        """Return what happens with periods that came before; empty: there are none."""
        if not known:
            return ""
        periods = ", ".join(self.period(one) for one in known)
        words = self.tr(
            "Voor {periods} kwam er al een levering. Neem je deze op, dan telt de laatst "
            "ontvangen; de andere blijft bewaard."
        )
        return words.format(periods=periods)

    def _why(self, one: RowFault) -> str:
        words = {
            Fault.PERIOD: self.tr("«{text}» is geen periode"),
            Fault.CLUSTER: self.tr("«{text}» is geen sector of regio die Werkvloer kent"),
            Fault.CONTRACT: self.tr("«{text}» is geen soort contract die Werkvloer kent"),
            Fault.NUMBER: self.tr("«{text}» bij {column} is geen geheel getal van 0 of meer"),
            Fault.STARTED: self.tr("hoeveel mensen startten ontbreekt"),
            Fault.GROWS: self.tr("na {later} maanden werken er {number}, meer dan {before} {when}"),
            Fault.GAP: self.tr("na {later} maanden staat er een aantal, {when} niet"),
            Fault.TWICE: self.tr("deze sector of regio met dit contract staat al op rij {other}"),
            Fault.TOTAL: self.tr("dit telt op wat per contract op andere rijen staat"),
        }[one.fault]
        values = dict(one.values)
        if "column" in values:
            values["column"] = self.column(Column(str(values["column"])))
        if "earlier" in values:
            earlier = values["earlier"]
            after = self.tr("na {n} maanden").format(n=earlier)
            values["when"] = after if earlier else self.tr("bij de start")
        return words.format(**values)


def _is_quarter(first: date, last: date) -> bool:
    days = {3: 31, 6: 30, 9: 30, 12: 31}
    is_end = (last.year, last.month) == (first.year, first.month + 2)
    return is_end and days.get(last.month) == last.day
