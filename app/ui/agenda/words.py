"""What is said of appointments: their kind, time, place, and which comes next."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from app.core import clock
from app.reference.loader import Reference
from app.services.day.agenda import Planned
from app.services.places import place_name

SOON_MINUTES = 120  # from then on it is told how long it takes until an appointment begins


class AgendaWords(QObject):
    """Gives the words of appointments."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._reference = reference

    def title(self, planned: Planned) -> str:
        """Return with whom it is, or what it is about."""
        return planned.network or planned.enterprise or planned.subject

    def kind(self, code: str) -> str:
        """Return the kind: `Bezoek`."""
        kinds = self._reference.session_kinds(clock.today())
        return next((kind.short for kind in kinds if kind.code == code), code)

    def kind_of(self, planned: Planned) -> str:
        """Return the kind of an appointment, or that it is a meeting."""
        return self.tr("Bijeenkomst") if planned.is_meeting else self.kind(planned.kind)

    def icon_of(self, planned: Planned) -> str:
        """Return the name of the icon of an appointment or a meeting."""
        return "account-group-outline" if planned.is_meeting else self.icon(planned.kind)

    def icon(self, code: str) -> str:
        """Return the name of the icon of a kind."""
        kinds = self._reference.session_kinds(clock.today())
        found = next((kind.icon for kind in kinds if kind.code == code), None)
        return (found or "calendar-blank-outline").removeprefix("mdi6.")

    def about(self, planned: Planned) -> str:
        """Return its kind, or its subject when that says more; of a meeting also who comes."""
        if planned.is_meeting:
            if not planned.coming:
                return planned.subject
            return self.tr("{what}, {n} komen").format(what=planned.subject, n=planned.coming)
        if planned.enterprise and planned.subject:
            return planned.subject
        return self.kind(planned.kind)

    def times(self, planned: Planned) -> str:
        """Return `09:00–10:10`."""
        begins, ends = clock.local(planned.starts_at), clock.local(planned.ends_at)
        return f"{begins:%H:%M}–{ends:%H:%M}"

    def begin(self, planned: Planned) -> str:
        """Return `09:00`."""
        return f"{clock.local(planned.starts_at):%H:%M}"

    def town(self, planned: Planned) -> str:
        """Return the municipality, or the place that was typed."""
        return place_name(self._reference, planned.municipality_nis) or planned.place

    def place(self, planned: Planned) -> str:
        """Return the municipality with the street: `Aalst, Molenstraat 14`."""
        return ", ".join(part for part in (self.town(planned), planned.street) if part)

    def state(self, planned: Planned, now: datetime) -> str:
        """Return what matters of it now: logged, running, or how soon it begins."""
        if planned.is_logged:
            return self.tr("gelogd")
        if planned.session_id is not None:
            return self.tr("concept")
        if planned.starts_at <= now < planned.ends_at:
            return self.tr("nu")
        minutes = round((planned.starts_at - now).total_seconds() / 60)
        if 0 < minutes <= SOON_MINUTES:
            return self.tr("over {n} min").format(n=minutes)
        return ""

    def sentence(self, planned: Planned, now: datetime) -> str:
        """Return an appointment as a screen reader says it."""
        kind = self.kind_of(planned)
        parts = (self.title(planned), self.times(planned), kind, self.place(planned))
        return ", ".join(part for part in (*parts, self.state(planned, now)) if part)

    def line(self, planned: Sequence[Planned], now: datetime) -> str:
        """Return what comes first on a day; nothing when nothing is left of it."""
        running = next((one for one in planned if one.starts_at <= now < one.ends_at), None)
        if running is not None:
            words = self.tr("Nu: {what}, tot {end}.")
            end = f"{clock.local(running.ends_at):%H:%M}"
            return words.format(what=self.title(running), end=end)
        coming = next((one for one in planned if one.starts_at > now), None)
        if coming is None:
            return ""
        is_first = coming is planned[0]
        begin, town = self.begin(coming), self.town(coming)
        if town:
            words = (
                self.tr("Je eerste afspraak is om {time} in {town}.")
                if is_first
                else self.tr("Je volgende afspraak is om {time} in {town}.")
            )
            return words.format(time=begin, town=town)
        words = (
            self.tr("Je eerste afspraak is om {time}: {what}.")
            if is_first
            else self.tr("Je volgende afspraak is om {time}: {what}.")
        )
        return words.format(time=begin, what=self.title(coming))
