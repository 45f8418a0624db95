"""How a list shows a scan."""

from PySide6.QtCore import QObject

from app.services.scans.lists import ScanRow
from app.ui.scan.words import day_text, mean_text, moment_text
from app.ui.tables.paged import Column


class ScanColumns(QObject):
    """The columns of a list of scans, and a row in one sentence."""

    def of_all(self) -> list[Column[ScanRow]]:
        """Return the columns where the company stands too."""
        company: Column[ScanRow] = Column(
            lambda row: row.enterprise,
            self.tr("Onderneming"),
            sort_key="enterprise",
            is_name=True,
        )
        return [company, *self.of_company()]

    def of_company(self) -> list[Column[ScanRow]]:
        """Return the columns in the file of one company."""
        return [
            Column(lambda row: moment_text(row.moment), self.tr("Meting"), sort_key="moment"),
            Column(
                self.state,
                self.tr("Stand"),
                status=lambda row: "ok" if row.completed_on else "info",
            ),
            Column(
                lambda row: day_text(row.started_on),
                self.tr("Gestart"),
                sort_key="started",
                tone="muted",
            ),
            Column(
                lambda row: day_text(row.completed_on),
                self.tr("Afgerond"),
                sort_key="completed",
                tone="muted",
            ),
            Column(lambda row: mean_text(row.mean), self.tr("Gemiddelde"), right=True),
            Column(lambda row: row.person, self.tr("Coach"), sort_key="person", tone="muted"),
        ]

    def state(self, row: ScanRow) -> str:
        """Return whether a scan is finished, or how far it is."""
        if row.completed_on is not None:
            return self.tr("Afgerond")
        return self.tr("Lopend, {done} van {of}").format(done=row.done, of=row.of)

    def sentence(self, row: ScanRow) -> str:
        """Return a row as a screen reader says it."""
        words = self.tr("{company}, {moment}, {state}, gestart {day}, gemiddelde {mean}, {coach}")
        return words.format(
            company=row.enterprise,
            moment=moment_text(row.moment),
            state=self.state(row),
            day=day_text(row.started_on),
            mean=mean_text(row.mean),
            coach=row.person,
        )
