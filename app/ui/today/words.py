"""What Vandaag says about the day, its groups and its rows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.day_input import MONTHS, WEEKDAYS
from app.services.day.rows import ActionRow, CompanyRow, DraftRow, Group, MatterRow
from app.services.day.snooze import Reason
from app.services.day.today import Today
from app.ui.today.draft_words import DraftWords
from app.ui.today.matter_words import MatterWords
from app.ui.widgets.day_words import short_day

MOST_LETTERS: Final = 48  # of an action in a notice
WITH_TERM: Final = frozenset(  # have a last day
    {
        *(Reason.FOLLOW_UP, Reason.MEASURE, Reason.GOALS, Reason.REFERRAL, Reason.ASKED),
        Reason.IMPROVEMENT,
    }
)
ALL_SILENT_ID: Final = UUID(int=0)  # of no record


@dataclass(frozen=True, slots=True)
class AllSilent:
    """The row at the end that opens the list of all companies without contact."""

    number: int  # that are not shown
    id: UUID = ALL_SILENT_ID


Row = ActionRow | DraftRow | CompanyRow | MatterRow | AllSilent


def day_title(day: date) -> str:
    """Return `Maandag 23 november`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1][0]}"


class TodayWords(QObject):
    """Gives the words of rows, groups and the line under the day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matters, self._drafts = MatterWords(self), DraftWords(self)

    def line(self, today: Today) -> str:
        """Return what matters most of what there is to do, in one sentence."""
        if today.oldest is not None:
            return self._late(today.count(Group.LATE), (today.day - today.oldest).days)
        if count := today.count(Group.TODAY):
            return self.tr("%n actie(s) voor vandaag.", None, count)
        if today.count(Group.WEEK):
            return self.tr("Vandaag moet er niets. Later deze week wel.")
        if today.count(Group.DRAFTS):
            return self.tr("Alleen nog iets om af te werken.")
        if today.count(Group.EVIDENCE):
            return self.tr("Vandaag moet er niets. Er ontbreekt wel bewijs.")
        return self.tr("Je lijst is leeg.")

    def group(self, group: Group) -> str:
        """Return the heading of a group."""
        return {
            Group.LATE: self.tr("Te laat"),
            Group.TODAY: self.tr("Vandaag"),
            Group.WEEK: self.tr("Deze week"),
            Group.DRAFTS: self.tr("Concepten"),
            Group.EVIDENCE: self.tr("Ontbrekend bewijs"),
            Group.NO_NEXT: self.tr("Zonder volgende actie"),
            Group.SILENT: self.tr("Lang geen contact"),
        }[group]

    def filter_entry(self, only: Group | None) -> str:
        """Return the entry of the menu that shows one group, or all of them."""
        if only is None:
            return self.tr("&Alles")
        return {
            Group.LATE: self.tr("&Te laat"),
            Group.TODAY: self.tr("&Vandaag"),
            Group.WEEK: self.tr("&Deze week"),
            Group.DRAFTS: self.tr("&Concepten"),
            Group.EVIDENCE: self.tr("Ontbrekend &bewijs"),
            Group.NO_NEXT: self.tr("&Zonder volgende actie"),
            Group.SILENT: self.tr("&Lang geen contact"),
        }[only]

    def filter_short(self, only: Group | None) -> str:
        """Return what is shown, in as many words as a button has room for."""
        if only is None:
            return self.tr("Alles")
        short = {Group.NO_NEXT: self.tr("Zonder actie"), Group.SILENT: self.tr("Geen contact")}
        return short.get(only) or self.group(only)

    def whose(self) -> dict[bool, str]:
        """Return the entries of the menu that tell whose actions are shown, of the team or not."""
        return {False: self.tr("Van mi&j"), True: self.tr("Van het tea&m")}

    def of_team(self, words: str) -> str:
        """Return what a button says that shows the actions of the team."""
        return self.tr("{what}, team").format(what=words)

    def nothing(self, only: Group) -> str:
        """Return that a group is empty."""
        return {
            Group.LATE: self.tr("Niets te laat"),
            Group.TODAY: self.tr("Niets meer voor vandaag"),
            Group.WEEK: self.tr("Niets meer voor deze week"),
            Group.DRAFTS: self.tr("Geen concepten"),
            Group.EVIDENCE: self.tr("Geen bewijs dat ontbreekt"),
            Group.NO_NEXT: self.tr("Overal is er een volgende actie"),
            Group.SILENT: self.tr("Met iedereen was er contact"),
        }[only]

    def more(self, number: int) -> str:
        """Return that there are actions that are not shown."""
        return self.tr("En nog %n actie(s). Ze komen hier als je er andere afwerkt.", None, number)

    def more_companies(self, number: int) -> str:
        """Return that there are companies that are not shown."""
        return self.tr(
            "En nog %n onderneming(en). Ze komen hier als je er andere afwerkt.", None, number
        )

    def what(self, row: Row) -> str:
        """Return what there is to do."""
        if isinstance(row, ActionRow):
            return row.text
        if isinstance(row, MatterRow):
            return self._matters.what(row)
        if isinstance(row, CompanyRow):
            is_silent = row.group is Group.SILENT
            return self.tr("Neem contact op") if is_silent else self.tr("Plan een volgende stap")
        if isinstance(row, AllSilent):
            return self.tr("En nog %n onderneming(en) zonder contact in 30 dagen", None, row.number)
        return self._drafts.what(row.kind)

    def company(self, row: Row) -> str:
        """Return whom it is about."""
        if isinstance(row, AllSilent):
            return ""
        if isinstance(row, DraftRow):
            return row.title.strip() or self._drafts.nobody(row.kind)
        if isinstance(row, MatterRow):
            return row.about
        by = row.coach if isinstance(row, ActionRow) else ""
        return f"{row.enterprise}, {by}" if by else row.enterprise

    def when(self, row: Row, day: date) -> str:
        """Return why the row stands here: how late, which day, or how long ago."""
        if isinstance(row, AllSilent):
            return ""
        if isinstance(row, DraftRow):
            return self._kept(clock.local(row.saved_at), day)
        if isinstance(row, CompanyRow):
            return self._ago(row, day)
        if row.due_on is None or (isinstance(row, MatterRow) and row.reason not in WITH_TERM):
            return "" if isinstance(row, ActionRow) else self._matters.when(row)
        late = (day - row.due_on).days
        if late > 0:
            return self.tr("%n dag(en) te laat", None, late)
        return self.tr("vandaag") if late == 0 else short_day(row.due_on)

    def link(self, row: Row) -> str:
        """Return the verb of the one action of the row."""
        if isinstance(row, CompanyRow):
            return self.tr("Plan")
        if isinstance(row, AllSilent):
            return self.tr("Toon alle")
        if isinstance(row, MatterRow):
            return self._matters.link(row)
        return self.tr("Open") if isinstance(row, ActionRow) else self.tr("Werk af")

    def sentence(self, row: Row, day: date) -> str:
        """Return a row as a screen reader says it."""
        if isinstance(row, AllSilent):
            return f"{self.what(row)}, {self.link(row)}"
        return f"{self.what(row)}, {self.company(row)}, {self.reason(row, day)}"

    def reason(self, row: Row, day: date) -> str:
        """Return in full why a row stands here."""
        when = self.when(row, day)
        if isinstance(row, MatterRow):
            words = self._matters.reason(row)
            return f"{words}, {when}" if row.reason in WITH_TERM else words
        if isinstance(row, CompanyRow):
            return self._company_reason(row, when)
        if isinstance(row, DraftRow):
            return self.tr("bewaard {when}").format(when=when)
        if isinstance(row, ActionRow) and row.group is not Group.LATE:
            return self.tr("voor {when}").format(when=when)
        return when

    def done(self, row: ActionRow) -> str:
        """Return the notice about an action that was ticked off."""
        return self.tr("Klaar: {what}").format(what=_short(row.text))

    def icon(self, row: Row) -> str:
        """Return the icon of what cannot be ticked off."""
        if isinstance(row, MatterRow):
            return self._matters.icon(row)
        if isinstance(row, DraftRow):
            return "file-edit-outline"
        if isinstance(row, AllSilent):
            return "format-list-bulleted"
        is_silent = isinstance(row, CompanyRow) and row.group is Group.SILENT
        return "account-clock-outline" if is_silent else "calendar-question"

    def put_off(self, row: Row, until: date) -> str:
        """Return the notice about a row that was put off."""
        what = self.company(row) if isinstance(row, CompanyRow) else self.what(row)
        words = self.tr("Uitgesteld tot {day}: {what}")
        return words.format(day=short_day(until), what=_short(what))

    def _company_reason(self, row: CompanyRow, when: str) -> str:
        if row.last_session_on is None:
            return when
        words = self.tr("laatste sessie {when}").format(when=when)
        if row.group is Group.SILENT:
            return words
        return self.tr("{last}, geen volgende actie").format(last=words)

    def _ago(self, row: CompanyRow, day: date) -> str:
        if row.last_session_on is None:
            return self.tr("nog geen sessie")
        days = (day - row.last_session_on).days
        return self.tr("%n dag(en) geleden", None, days) if days else self.tr("vandaag")

    def _kept(self, at: datetime, day: date) -> str:
        if at.date() == day:
            return self.tr("vandaag {time}").format(time=f"{at:%H:%M}")
        return f"{short_day(at.date())} {at:%H:%M}"

    def _late(self, number: int, oldest: int) -> str:
        if number == 1:
            return self.tr("1 actie is %n dag(en) te laat.", None, oldest)
        if oldest == 1:
            return self.tr("%n actie(s) zijn te laat, sinds gisteren.", None, number)
        words = self.tr("%n actie(s) zijn te laat, de oudste {days} dagen.", None, number)
        return words.format(days=oldest)


def _short(what: str) -> str:
    return what if len(what) <= MOST_LETTERS else f"{what[: MOST_LETTERS - 1].rstrip()}…"
