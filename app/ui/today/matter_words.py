"""What Vandaag says of matters that are neither an action nor a draft, by their reason."""

from PySide6.QtCore import QObject

from app.domain.impact import BASELINE, MONTHS
from app.services.day.matters import ACCEPT, OUTCOME, REMINDER, STEP
from app.services.day.rows import MatterRow
from app.services.day.snooze import Reason
from app.ui.case_words import code_text
from app.ui.gap_words import GapWords
from app.ui.widgets.day_words import short_day


class MatterWords(QObject):
    """Gives the words of one kind of matter each; a new kind gets its line in each function."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps = GapWords(self)

    def what(self, row: MatterRow) -> str:
        """Return what there is to do."""
        if row.gap is not None:
            return self._gaps.what(row.gap)
        if row.reason is Reason.REFERRAL:
            return self._referral(row)
        if row.reason is Reason.MEASURE:
            return self._measure(row.what)
        what = code_text("moment", row.what) if row.reason is Reason.SCAN else row.what
        words = {
            Reason.GOALS: self.tr("Kijk na {what} maanden of de doelen nog leven"),
            Reason.FOLLOW_UP: self.tr("Kijk terug na {what} maanden"),
            Reason.COUNT: self.tr("Beslis of deze onderneming meetelt"),
            Reason.SCAN: self.tr("{what} afwerken"),
            Reason.DUPLICATE: self.tr("Zelfde nummer als {what}"),
            Reason.QUESTION: self.tr("Vraag: {what}"),
            Reason.IMPROVEMENT: self.tr("Verbeterpunt: {what}"),
        }.get(row.reason, "{what}")
        return words.format(what=what)

    def when(self, row: MatterRow) -> str:
        """Return how far it is, or since when it waits; a term is told elsewhere."""
        if row.of:
            return self.tr("{done} van {of}").format(done=row.done, of=row.of)
        if row.due_on is None:
            return ""
        return self.tr("sinds {day}").format(day=short_day(row.due_on))

    def link(self, row: MatterRow) -> str:
        """Return the verb of the one action of the row."""
        return {
            Reason.FOLLOW_UP: self.tr("Vul in"),
            Reason.MEASURE: self.tr("Vul in"),
            Reason.GOALS: self.tr("Vul in"),
            Reason.COUNT: self.tr("Beslis"),
            Reason.SCAN: self.tr("Ga verder"),
            Reason.REFERRAL: self._referral_link(row),
            Reason.EVIDENCE: self.tr("Voeg toe"),
            Reason.DUPLICATE: self.tr("Bekijk"),
            Reason.ASKED: self.tr("Vul aan"),
            Reason.QUESTION: self.tr("Handel af"),
            Reason.IMPROVEMENT: self.tr("Bekijk"),
        }.get(row.reason, self.tr("Open"))

    def reason(self, row: MatterRow) -> str:
        """Return in full why it stands here, without its term."""
        when = self.when(row)
        if row.reason is Reason.MEASURE and row.what == BASELINE:
            return self.tr("de uitvoering begon, de nulmeting van de onderneming ontbreekt")
        words = {
            Reason.MEASURE: self.tr("meting voor de evaluatie na twee jaar ontbreekt"),
            Reason.GOALS: self.tr("structurele doelen nog niet nagezien, {when}"),
            Reason.COUNT: self.tr("voorgesteld door iemand anders, wacht {when}"),
            Reason.SCAN: self.tr("aan de kant gelegd, {when} vragen"),
            Reason.REFERRAL: self.tr("doorverwijzing zonder uitkomst"),
            Reason.EVIDENCE: self.tr("bewijs ontbreekt, {when} bewijzen"),
            Reason.DUPLICATE: self.tr("twee dossiers onder één ondernemingsnummer"),
            Reason.ASKED: self.tr("{by} vraagt dit voor het bewijspakket"),
            Reason.QUESTION: self.tr("binnengekomen vraag zonder antwoord, wacht {when}"),
            Reason.IMPROVEMENT: self.tr("verbeterpunt om opnieuw te bekijken"),
        }.get(row.reason, self.tr("terugblik op een afgerond traject"))
        return words.format(when=when, by=row.by or self.tr("Iemand"))

    def icon(self, row: MatterRow) -> str:
        """Return the icon before it."""
        return {
            Reason.FOLLOW_UP: "history",
            Reason.MEASURE: "account-group-outline",
            Reason.GOALS: "history",
            Reason.COUNT: "account-check-outline",
            Reason.SCAN: "clipboard-text-outline",
            Reason.REFERRAL: "swap-horizontal",
            Reason.EVIDENCE: "file-alert-outline",
            Reason.DUPLICATE: "call-merge",
            Reason.ASKED: "file-alert-outline",
            Reason.QUESTION: "comment-question-outline",
            Reason.IMPROVEMENT: "lightbulb-outline",
        }.get(row.reason, "alert-circle-outline")

    def _measure(self, moment: str) -> str:
        """Return which numbers of people are missing."""
        if moment == BASELINE:
            return self.tr("Noteer de nulmeting: aantallen mensen")
        months = MONTHS.get(moment, 0)
        return self.tr("Noteer de aantallen mensen na {n} maanden").format(n=months)

    def _referral(self, row: MatterRow) -> str:
        """Return what is missing of a referral: `Uitkomst IBO ontbreekt`."""
        words = {
            OUTCOME: self.tr("Uitkomst {what} ontbreekt"),
            REMINDER: self.tr("Nog geen antwoord: {what}"),
            STEP: self.tr("Nog niet verstuurd: {what}"),
            ACCEPT: self.tr("Aanvaard of weiger: {what}"),
        }[row.unit]
        return words.format(what=row.what or self.tr("doorverwijzing"))

    def _referral_link(self, row: MatterRow) -> str:
        words = {OUTCOME: self.tr("Vul in"), ACCEPT: self.tr("Beslis")}
        return words.get(row.unit, self.tr("Open"))
