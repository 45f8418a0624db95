"""What Vandaag says about the day, its groups and its rows."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.day_input import MONTHS, WEEKDAYS
from app.services.today import ActionRow, DraftRow, Group, Today
from app.ui.widgets.day_words import short_day

Row = ActionRow | DraftRow


MOST_LETTERS: Final = 48  # of an action in a notice


class TodayWords(QObject):
    """Gives the words of rows, groups and the line under the day."""

    def day(self, day: date) -> str:
        """Return the title of the page: `Maandag 23 november`."""
        return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1][0]}"

    def line(self, today: Today) -> str:
        """Return what matters most of the day, in one sentence."""
        if today.late:
            oldest = (today.day - today.actions[0].due_on).days
            return self._late(today.late, oldest)
        if today.today:
            return self.tr("%n actie(s) voor vandaag.", None, today.today)
        if today.week:
            return self.tr("Vandaag moet er niets. Later deze week wel.")
        if today.drafts:
            return self.tr("Alleen nog iets om af te werken.")
        return self.tr("Je lijst is leeg.")

    def group(self, group: Group) -> str:
        """Return the heading of a group."""
        return {
            Group.LATE: self.tr("Te laat"),
            Group.TODAY: self.tr("Vandaag"),
            Group.WEEK: self.tr("Deze week"),
            Group.DRAFTS: self.tr("Concepten"),
        }[group]

    def more(self, number: int) -> str:
        """Return that there are actions that are not shown."""
        return self.tr("En nog %n actie(s). Ze komen hier als je er andere afwerkt.", None, number)

    def what(self, row: Row) -> str:
        """Return what there is to do."""
        if isinstance(row, ActionRow):
            return row.text
        return {
            "intake": self.tr("Intake afwerken"),
            "quick_session": self.tr("Snelsessie afwerken"),
            "session": self.tr("Verslag van sessie afwerken"),
            "enterprise": self.tr("Wijziging in dossier afwerken"),
        }.get(row.kind, self.tr("Notitie afwerken"))

    def company(self, row: Row) -> str:
        """Return whom it is about."""
        if isinstance(row, ActionRow):
            return row.enterprise
        return row.title.strip() or self.tr("Nog geen onderneming")

    def when(self, row: Row, day: date) -> str:
        """Return why the row stands here: how late, which day, or when it was kept."""
        if isinstance(row, DraftRow):
            return self._kept(clock.local(row.saved_at), day)
        late = (day - row.due_on).days
        if late > 0:
            return self.tr("%n dag(en) te laat", None, late)
        return self.tr("vandaag") if late == 0 else short_day(row.due_on)

    def link(self, row: Row) -> str:
        """Return the verb that opens the row."""
        return self.tr("Open") if isinstance(row, ActionRow) else self.tr("Werk af")

    def sentence(self, row: Row, day: date) -> str:
        """Return a row as a screen reader says it."""
        when = self.when(row, day)
        if isinstance(row, DraftRow):
            when = self.tr("bewaard {when}").format(when=when)
        elif row.group is not Group.LATE:
            when = self.tr("voor {when}").format(when=when)
        return f"{self.what(row)}, {self.company(row)}, {when}"

    def done(self, row: ActionRow) -> str:
        """Return the notice about an action that was ticked off."""
        what = row.text
        if len(what) > MOST_LETTERS:
            what = f"{what[: MOST_LETTERS - 1].rstrip()}…"
        return self.tr("Klaar: {what}").format(what=what)

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
