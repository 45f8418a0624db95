"""What the attendance mode says of a meeting and of who is on its list."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QObject

from app.core import clock
from app.reference.loader import Reference
from app.services.networks.attendance import AttendanceList, AttendanceRow
from app.ui.session_words import signed_before


class AttendanceWords(QObject):
    """Gives the words of the list."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._reference = reference

    def title(self, shown: AttendanceList) -> str:
        """Return which meeting it is."""
        return ", ".join(part for part in (shown.network, shown.title) if part)

    def when_and_where(self, shown: AttendanceList) -> str:
        """Return `Maandag 23 november 2026, 11:00–12:30, Sint-Niklaas`."""
        begins, ends = clock.local(shown.starts_at), clock.local(shown.ends_at)
        day = QLocale(QLocale.Language.Dutch).toString(
            QDate(begins.year, begins.month, begins.day), "dddd d MMMM yyyy"
        )
        until = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{ends:%d/%m %H:%M}"
        parts = (day[:1].upper() + day[1:], f"{begins:%H:%M}–{until}", shown.place)
        return ", ".join(part for part in parts if part)

    def signed_sentence(self, shown: AttendanceList) -> str:
        """Return what somebody puts a signature under."""
        begins, ends = clock.local(shown.starts_at), clock.local(shown.ends_at)
        if begins.date() == ends.date():
            words = self.tr("Ik was aanwezig op {day} van {begin} tot {end}.")
            return words.format(
                day=f"{begins:%d/%m/%Y}", begin=f"{begins:%H:%M}", end=f"{ends:%H:%M}"
            )
        words = self.tr("Ik was aanwezig van {begin} tot {end}.")
        return words.format(begin=f"{begins:%d/%m/%Y %H:%M}", end=f"{ends:%d/%m/%Y %H:%M}")

    def present(self, shown: AttendanceList) -> str:
        """Return what stands beside the number of who is there."""
        if not shown.expected:
            return self.tr("aanwezig")
        return self.tr("aanwezig van {expected} verwacht").format(expected=shown.expected)

    def signed(self, shown: AttendanceList) -> str:
        """Return how many signed, and where."""
        parts = [self.tr("{number} getekend").format(number=shown.signed)]
        if shown.on_paper:
            parts.append(self.tr("{number} op papier").format(number=shown.on_paper))
        return ", ".join(parts)

    def group(self, row: AttendanceRow) -> str:
        """Return the heading that somebody stands under."""
        if row.walk_in:
            return self.tr("Niet op de lijst")
        return self.tr("Verwacht") if row.is_expected else self.tr("Andere genodigden")

    def state(self, row: AttendanceRow) -> str:
        """Return what is known of somebody who did not sign."""
        if row.on_paper:
            return self.tr("tekent op papier")
        if row.attended:
            return self.tr("tekent nog")
        if row.attended is False:
            return self.tr("was er niet")
        if row.reply == "no":
            return self.tr("verontschuldigd")
        if row.reply == "maybe":
            return self.tr("misschien")
        return self.tr("nog niet gezien") if row.is_expected else ""

    def signing(self) -> str:
        """Return what is said of who has the pad."""
        return self.tr("tekent nu")

    def about(self, row: AttendanceRow) -> str:
        """Return the company of somebody, and what they do there."""
        code = row.function
        function = self._reference.label("contact_functions", code).lower() if code else ""
        return ", ".join(part for part in (row.company, function) if part)

    def at(self, moment: datetime) -> str:
        """Return when somebody signed."""
        return f"{clock.local(moment):%H:%M}"

    def sentence(self, row: AttendanceRow) -> str:
        """Return a row as a screen reader says it."""
        there = self.tr("aanwezig") if row.attended else ""
        state = self.state(row)
        if row.signed_at is not None:
            state = self.tr("getekend om {time}").format(time=self.at(row.signed_at))
        parts = (row.name, row.company, there, state, self.before_change(row))
        return ", ".join(part for part in parts if part)

    def before_change(self, row: AttendanceRow) -> str:
        """Return that what somebody signed was changed after it; else nothing."""
        return "" if row.before_change is None else signed_before(row.before_change.changed_at)
