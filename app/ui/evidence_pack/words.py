"""What the screen of evidence packs says: periods, gaps, counts, verdicts."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QObject

from app.domain.pack_period import Period, Span
from app.ui.evidence_pack.service import Gap, Survey
from app.ui.gap_words import GapWords
from app.ui.widgets.days import LOCALE

MEGABYTE: Final = 1_000_000
GROUP: Final = 4  # letters of a fingerprint that stand together


class PackWords(QObject):
    """Gives the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps = GapWords(self)

    def span(self, span: Span) -> str:
        """Return what a preset is called."""
        return {
            Span.LAST_MONTH: self.tr("Vorige maand"),
            Span.THIS_MONTH: self.tr("Deze maand"),
            Span.LAST_QUARTER: self.tr("Vorig kwartaal"),
            Span.THIS_QUARTER: self.tr("Dit kwartaal"),
            Span.PROJECT: self.tr("Hele project"),
            Span.OWN: self.tr("Eigen dagen"),
        }[span]

    def period(self, period: Period) -> str:
        """Return the days inside a sentence: `oktober 2026`, `derde kwartaal 2026`."""
        if period.is_month:
            return _month(period.first, "MMMM yyyy")
        if (quarter := period.quarter) is not None:
            names = (self.tr("eerste"), self.tr("tweede"), self.tr("derde"), self.tr("vierde"))
            words = self.tr("{which} kwartaal {year}")
            return words.format(which=names[quarter - 1], year=period.first.year)
        words = self.tr("{first} tot {last}")
        return words.format(first=f"{period.first:%d/%m/%Y}", last=f"{period.last:%d/%m/%Y}")

    def short_period(self, period: Period) -> str:
        """Return the days without their year where that is plain: `oktober`."""
        return _month(period.first, "MMMM") if period.is_month else self.period(period)

    def title(self, period: Period) -> str:
        """Return the days as they begin a line: `Oktober 2026`."""
        return capital(self.period(period))

    def choice(self, span: Span, period: Period) -> str:
        """Return a preset with its days, as a list shows it."""
        if span is Span.OWN:
            return self.tr("Eigen dagen…")
        words = self.tr("{span}: {period}")
        return words.format(span=self.span(span), period=self.period(period))

    def file_name(self, period: Period) -> str:
        """Return what a pack is called on the disk, without its ending."""
        first, last = period.first, period.last
        if period.is_month:
            days = f"{first:%Y-%m}"
        elif period.quarter is not None:
            days = f"{first:%Y}-k{period.quarter}"
        else:
            days = f"{first:%Y-%m-%d}-{last:%Y-%m-%d}"
        return f"bewijspakket-{days}"

    def gap(self, gap: Gap) -> str:
        """Return what is missing: `Eindmeting ontbreekt`."""
        if gap.row is not None:
            return self._gaps.what(gap.row.gap)
        if gap.absent_files:
            return self.tr("%n bestand(en) nog niet op deze laptop", None, gap.absent_files)
        return self.tr("Nog niet gesynchroniseerd")

    def state(self, gap: Gap, today: date) -> str:
        """Return since when it is asked, or how old what is known is."""
        if gap.asked_on is not None:
            style = "%d/%m" if gap.asked_on.year == today.year else "%d/%m/%Y"
            return self.tr("gevraagd {day}").format(day=gap.asked_on.strftime(style))
        if gap.days_old is not None:
            return self.tr("%n dag(en) oud", None, gap.days_old)
        return ""

    def action(self, gap: Gap) -> str:
        """Return what can be done about a gap, from the list; empty: only look at it."""
        if not gap.may_ask:
            return self.tr("Beslis") if gap.is_decision else self.tr("Open")
        if gap.asked_on is not None:
            return self.tr("Herinner")
        if gap.kind == "unsynced":
            return self.tr("Vraag partner")
        first = gap.coach.split(" ")[0]
        return self.tr("Vraag aan {name}").format(name=first) if first else self.tr("Vraag")

    def gap_sentence(self, gap: Gap, today: date) -> str:
        """Return a gap as a screen reader says it."""
        action = self.action(gap)
        parts = (
            gap.company,
            self.gap(gap),
            gap.partner,
            self.tr("coach {name}").format(name=gap.coach) if gap.coach else "",
            self.state(gap, today),
            self.tr("Spatie: {action}").format(action=action) if action else "",
        )
        return ", ".join(part for part in parts if part)

    def counts(self, survey: Survey) -> str:
        """Return the three counts in one sentence."""
        parts = [
            self.tr("{n} volledig").format(n=len(survey.complete)),
            self.tr("{n} onvolledig").format(n=survey.incomplete),
        ]
        if survey.unsynced:
            parts.append(self.tr("{n} nog niet gesynchroniseerd").format(n=survey.unsynced))
        return ", ".join(parts)

    def companies(self, survey: Survey, period: Period) -> str:
        """Return how many companies there are: `16 ondernemingen in oktober`."""
        number = self.tr("%n onderneming(en)", None, survey.total)
        words = self.tr("{companies} in {period}")
        return words.format(companies=number, period=self.short_period(period))

    def missing(self, count: int, *, are_inside: bool = True) -> tuple[str, str]:
        """Return what the foot of the page says: in strong letters, and after it."""
        if not count:
            return self.tr("Alles is volledig."), self.tr("Het pakket kan gemaakt worden.")
        words = self.tr("Het pakket kan gemaakt worden; ze staan er apart in.")
        if not are_inside:
            words = self.tr("Het pakket kan gemaakt worden; daarin staat alleen wat ontbreekt.")
        elif count == 1:
            words = self.tr("Het pakket kan gemaakt worden; het staat er apart in.")
        return self.tr("{n} onvolledig.").format(n=count), words

    def running(self, number: int) -> str:
        """Return that trajectories go on, and so are in no pack; empty when none does."""
        if not number:
            return ""
        words = self.tr("Daarnaast loopt er nog %n traject(en).", None, number)
        return f" {words}"

    def pages(self, number: int) -> str:
        """Return `214 pagina's`."""
        return self.tr("%n pagina/pagina's", None, number)

    def pieces(self, number: int) -> str:
        """Return `186 stukken`."""
        return self.tr("%n stuk(ken)", None, number)

    def dossiers(self, done: int, total: int) -> str:
        """Return how far the making is."""
        words = self.tr("Bezig: {done} van {dossiers}, werk gerust verder")
        dossiers = self.tr("%n dossier(s)", None, total)
        return words.format(done=done, dossiers=dossiers)


def megabytes(size: int) -> str:
    """Return bytes as `148 MB`, or with one decimal below ten."""
    if size < 10 * MEGABYTE:
        tenths = max(1, round(size / (MEGABYTE / 10))) if size else 0
        return f"{tenths // 10},{tenths % 10} MB"
    return f"{round(size / MEGABYTE)} MB"


def fingerprint(text: str, groups: int = 4) -> str:
    """Return the beginning of a fingerprint in groups that a person can compare."""
    letters = text.upper()[: groups * GROUP]
    return " ".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def short_partner(name: str) -> str:
    """Return the name of a partner in a column that is headed by that word: `Oost`."""
    return name.removeprefix("Partner ") or name


def capital(text: str) -> str:
    """Return words as they begin a line."""
    return text[:1].upper() + text[1:]


def _month(day: date, pattern: str) -> str:
    return LOCALE.toString(QDate(day.year, day.month, day.day), pattern)
