"""What the briefing says."""

from datetime import date

from PySide6.QtCore import QObject

from app.domain.day_input import MONTHS, WEEKDAYS
from app.services.day.briefing import Agreed, Briefing, LastTime, Way
from app.ui.widgets.day_words import duration_text, short_day


class BriefingWords(QObject):
    """Gives the words of each part."""

    def when(self, values: Briefing) -> str:
        """Return when and where: `Dinsdag 24 november, 10:00 tot 11:30, Wetteren`."""
        if values.begins_at is None or values.ends_at is None:
            return self.tr("Er is geen afspraak gepland.")
        begins = values.begins_at
        day = (
            f"{WEEKDAYS[begins.weekday()].capitalize()} {begins.day} {MONTHS[begins.month - 1][0]}"
        )
        times = self.tr("{begin} tot {end}").format(
            begin=f"{begins:%H:%M}", end=f"{values.ends_at:%H:%M}"
        )
        parts = (day, times, values.what, *values.where)
        return ", ".join(part for part in parts if part)

    def last(self, last: LastTime) -> str:
        """Return which session it was: `Sessie 6, di 27/10, 1 u 20, Els V.`."""
        number = self.tr("Sessie {n}").format(n=last.number)
        parts = [number, short_day(last.starts_at.date()), duration_text(last.lasted), last.coach]
        if not last.is_completed:
            parts.append(self.tr("concept"))
        return ", ".join(part for part in parts if part)

    def agreed(self, one: Agreed, today: date) -> tuple[str, str, bool]:
        """Return who does it, its state in words, and whether it is late."""
        if one.done_on is not None:
            return one.owner, self.tr("klaar {day}").format(day=short_day(one.done_on)), False
        if one.due_on is None:
            return one.owner, self.tr("zonder datum"), False
        late = (today - one.due_on).days
        if late > 0:
            return (
                one.owner,
                self.tr("te laat, sinds {day}").format(day=short_day(one.due_on)),
                True,
            )
        return one.owner, self.tr("tegen {day}").format(day=short_day(one.due_on)), False

    def way(self, way: Way) -> str:
        """Return where a trajectory stands: `Onthaal, fase Analyse`."""
        return self.tr("{title}, fase {phase}").format(title=way.title, phase=way.phase)

    def missing(self, way: Way) -> str:
        """Return what evidence is missing."""
        if not way.missing:
            return self.tr("Al het bewijs is er.")
        return self.tr("Ontbreekt: {what}").format(what=", ".join(way.missing))

    def spoken(self, values: Briefing) -> str:
        """Return all of it as a screen reader says it."""
        last = values.last
        parts = [self.when(values), values.purpose]
        if last is not None:
            parts += [self.last(last), last.note]
        parts += [one.text for one in values.agreed]
        parts += [self.missing(way) for way in values.ways]
        return ". ".join(part.rstrip(".") for part in parts if part)
