"""What the calendar says: of periods, days, appointments and what was done with them."""

from datetime import date, datetime

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.agenda import week_of
from app.domain.calendar import View
from app.domain.day_input import MONTHS, WEEKDAYS
from app.reference.loader import Reference
from app.services.day.agenda import Planned
from app.ui.agenda.words import AgendaWords
from app.ui.calendar.entries import Entry, Shown, wall
from app.ui.widgets.day_words import short_day

WORKDAYS = 5


class CalendarWords(QObject):
    """Gives the words of the calendar; those of one appointment are in `agenda`."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self.agenda = AgendaWords(reference, self)

    def period(self, shown: Shown) -> str:
        """Return what stands there: `Week 48, 23 tot 29 november 2026`."""
        day = shown.day
        if shown.view is View.DAY:
            weekday = WEEKDAYS[day.weekday()].capitalize()
            return f"{weekday} {day.day} {_month(day)} {day.year}"
        if shown.view is not View.WEEK:
            return f"{_month(day).capitalize()} {day.year}"
        first, last = week_of(day)[0], week_of(day)[-1]
        begin = str(first.day) if first.month == last.month else f"{first.day} {_month(first)}"
        return self.tr("Week {n}, {first} tot {last}").format(
            n=day.isocalendar().week,
            first=begin,
            last=f"{last.day} {_month(last)} {last.year}",
        )

    def nothing(self, view: View) -> str:
        """Return that there is nothing in a view."""
        return {
            View.DAY: self.tr("Geen afspraken deze dag."),
            View.WEEK: self.tr("Geen afspraken deze week."),
        }.get(view, self.tr("Geen afspraken deze maand."))

    def day(self, shown: Shown, day: date) -> str:
        """Return a day as a screen reader says it, with what it is and how much lies on it."""
        words = f"{WEEKDAYS[day.weekday()]} {day.day} {_month(day)}"
        parts = [words, self.remark(shown, day), self.count(len(shown.of_day(day)))]
        return ", ".join(part for part in parts if part)

    def count(self, number: int) -> str:
        """Return how many appointments there are."""
        if not number:
            return self.tr("geen afspraken")
        if number == 1:
            return self.tr("1 afspraak")
        return self.tr("{n} afspraken").format(n=number)

    def remark(self, shown: Shown, day: date) -> str:
        """Return what is special about a day: a holiday, or the clock that changes."""
        return shown.holidays.get(day) or self._clock(day)

    def clash(self, entry: Entry) -> str:
        """Return what an appointment overlaps: `Overlapt met Netwerk Waasland`."""
        if entry.clash is None:
            return ""
        return self.tr("Overlapt met {what}").format(what=self.agenda.title(entry.clash))

    def when(self, entry: Entry) -> str:
        """Return the day and the times: `ma 23/11 09:00–10:10`."""
        return f"{short_day(wall(entry.planned.starts_at).date())} {entry.times}"

    def sentence(self, entry: Entry, now: datetime) -> str:
        """Return an appointment as a screen reader says it."""
        whole = self.agenda.sentence(entry.planned, now)
        day = short_day(entry.day)
        parts = (day, whole, self.whose(entry), self.clash(entry))
        return ", ".join(part for part in parts if part)

    def whose(self, entry: Entry) -> str:
        """Return in whose calendar it stands; nothing for one's own."""
        return self.tr("agenda van {name}").format(name=entry.owner) if entry.owner else ""

    def moved(self, planned: Planned, begin: datetime, end: datetime) -> str:
        """Return the notice about an appointment that was moved, or made longer or shorter."""
        what = self.agenda.title(planned)
        if begin == planned.starts_at:
            words = self.tr("{what} duurt nu tot {end}")
            return words.format(what=what, end=f"{wall(end):%H:%M}")
        words = self.tr("{what} verplaatst naar {when}")
        return words.format(what=what, when=f"{short_day(wall(begin).date())} {wall(begin):%H:%M}")

    def cancelled(self, planned: Planned) -> str:
        """Return the notice about an appointment that was cancelled."""
        return self.tr("Afspraak geschrapt: {what}").format(what=self.agenda.title(planned))

    def of_somebody_else(self, owner: str) -> str:
        """Return why something cannot be changed."""
        words = self.tr(
            "In de agenda van {name} wijzig je niets. Overleg met wie die afspraak heeft."
        )
        return words.format(name=owner)

    def _clock(self, day: date) -> str:
        begin, end = clock.midnight(day), clock.midnight(date.fromordinal(day.toordinal() + 1))
        before, after = begin.utcoffset(), end.utcoffset()
        if before is None or after is None or before == after:
            return ""
        return self.tr("Zomeruur begint") if after > before else self.tr("Winteruur begint")


def _month(day: date) -> str:
    return MONTHS[day.month - 1][0]
