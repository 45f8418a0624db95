"""What the timeline and the head of a file say."""

from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QObject

from app.core import clock
from app.domain.day_input import MONTHS
from app.reference.loader import Reference
from app.services.companies.dossier import SiteRow, VisitRow
from app.services.companies.timeline import EntryRow
from app.services.history import EXISTS
from app.services.places import place_name
from app.ui.case_words import code_text
from app.ui.company_words import DUTCH
from app.ui.history.labels import kind_text, unit_text
from app.ui.name_list import listed
from app.ui.widgets.day_words import duration_text, short_day

SESSIONS: Final = frozenset({"session", "draft", "quick_draft"})
ICONS: Final = {
    "intake": "flag-outline",
    "referral": "swap-horizontal",
    "meeting": "account-group-outline",
    "file": "file-plus-outline",
    "session_file": "file-plus-outline",
    "change": "pencil-outline",
}


class DossierWords(QObject):
    """Gives the words of entries, months, places and sizes of files."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._reference = reference
        kinds = reference.session_kinds(date.max)
        self._icons = {kind.code: kind.icon.removeprefix("mdi6.") for kind in kinds}

    def month(self, first: date) -> str:
        """Return the heading of a month: `November 2026`."""
        return f"{MONTHS[first.month - 1][0].capitalize()} {first.year}"

    def visit(self, row: VisitRow) -> str:
        """Return which appointment comes next and when: `Volgend bezoek: do 03/12, 10:00`."""
        if row.starts_at <= clock.now():
            words = self.tr("Afspraak bezig tot {time}")
            return words.format(time=f"{clock.local(row.ends_at):%H:%M}")
        next_one = {
            "visit": self.tr("Volgend bezoek: {when}"),
            "call": self.tr("Volgend telefoontje: {when}"),
            "online": self.tr("Volgend onlinegesprek: {when}"),
            "meeting": self.tr("Volgend overleg: {when}"),
        }.get(row.kind, self.tr("Volgende afspraak: {when}"))
        return next_one.format(when=self.visit_moment(row))

    def visit_moment(self, row: VisitRow) -> str:
        """Return when an appointment begins: `do 03/12, 10:00`; another year is told."""
        begins = clock.local(row.starts_at)
        day = short_day(begins.date())
        if begins.year != clock.today().year:
            day = f"{day}/{begins.year}"
        return f"{day}, {begins:%H:%M}"

    def icon(self, row: EntryRow) -> str:
        """Return the icon in the circle of an entry."""
        if row.key.kind in SESSIONS:
            return self._icons.get(row.code) or "account-voice"
        return ICONS[row.key.kind]

    def title(self, row: EntryRow) -> str:
        """Return what happened: what a session was about, else its kind, in a word or two."""
        if row.key.kind in SESSIONS:
            return row.subject or self._reference.label("session_kinds", row.code)
        if row.key.kind == "intake":
            return self.tr("Intake")
        if row.key.kind == "referral":
            status = code_text("referral_status", row.code).lower()
            return self.tr("Doorverwijzing: {status}").format(status=status)
        if row.key.kind == "meeting":
            return f"{row.network}, {row.subject}"
        if row.key.kind == "change":
            return self._change(row)
        return self.tr("Bestand toegevoegd")

    def detail(self, row: EntryRow) -> str:
        """Return what stands after the title: how long, with whom, how large."""
        if row.key.kind in {"file", "session_file"}:
            return self.file_size(row.size)
        if row.key.kind == "referral":
            return ", ".join(part for part in (row.subject, *row.people) if part)
        if row.key.kind == "change":
            names = {unit_text(kind, unit): None for kind, unit in row.units if unit != EXISTS}
            return ", ".join(names)
        is_meeting = row.key.kind == "meeting"
        has_kind = bool(row.subject) and not is_meeting
        parts = [self._reference.label("session_kinds", row.code)] if has_kind else []
        if row.lasted is not None:
            parts.append(duration_text(row.lasted))
        if row.people:
            parts.append(self.tr("met {people}").format(people=listed(row.people)))
        return ", ".join(parts)

    def _change(self, row: EntryRow) -> str:
        kinds = list({kind_text(kind): None for kind, _unit in row.units})
        if all(unit == EXISTS for _kind, unit in row.units):
            words = self.tr("{what} verwijderd of teruggezet")
        else:
            words = self.tr("{what} gewijzigd")
        more = self.tr(" en meer") if len(kinds) > 1 else ""
        return words.format(what=f"{kinds[0]}{more}" if kinds else "")

    def state(self, row: EntryRow) -> str:
        """Return what is not in order yet; mostly nothing."""
        if row.has_changes:
            return self.tr("Wijzigingen nog niet bewaard")
        return "" if row.is_complete else self.tr("Concept")

    def day(self, row: EntryRow) -> str:
        """Return the day without its year."""
        return f"{clock.local(row.key.at):%d/%m}"

    def time(self, row: EntryRow) -> str:
        """Return the hour; an intake and a step of a referral have a day only."""
        return "" if row.key.kind in {"intake", "referral"} else f"{clock.local(row.key.at):%H:%M}"

    def agreements(self, number: int) -> str:
        """Return how many agreements there are."""
        return self.tr("%n afspraak/afspraken", None, number)

    def signed(self, row: EntryRow) -> str:
        """Return who signed a session, and that it was changed after all of that."""
        names = ", ".join(dict.fromkeys(one.name for one in row.signatures))
        words = self.tr("Getekend door {names}").format(names=names)
        if any(one.is_current for one in row.signatures):
            return words
        changes = [one.changed_at for one in row.signatures if one.changed_at is not None]
        if not changes:
            return self.tr("{signed}, vóór een latere wijziging").format(signed=words)
        day = f"{clock.local(max(changes)):%d/%m/%Y}"
        return self.tr("{signed}, vóór de wijziging van {day}").format(signed=words, day=day)

    def sentence(self, row: EntryRow) -> str:
        """Return an entry as a screen reader says it."""
        when = f"{clock.local(row.key.at):%d/%m/%Y} {self.time(row)}".strip()
        chips = [self.agreements(row.agreements)] if row.agreements else []
        chips += [self.signed(row)] if row.signatures else []
        what = [self.title(row), self.state(row), self.detail(row), row.text]
        parts = [when, *what, *chips, *row.files, row.who]
        return ", ".join(part for part in parts if part)

    def site(self, site: SiteRow) -> str:
        """Return an establishment as the head shows it: `Aalst, Molenstraat 14`."""
        street = f"{site.street} {site.house_number}".strip()
        place = place_name(self._reference, site.municipality_nis) or site.postal_code
        words = ", ".join(part for part in (place, street) if part)
        return words or site.name or self.tr("Vestiging zonder adres")

    def file_size(self, size: int) -> str:
        """Return the size of a file: `120 kB`."""
        return DUTCH.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
