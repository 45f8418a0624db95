"""What the screens of scans say of moments, themes, means and differences."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.scan_compare import Change, Compared
from app.reference.trajectories import QuestionEntry, scan_themes
from app.services.scans.lists import ScanRow
from app.ui.case_words import code_text

translate = QCoreApplication.translate
HERE: Final = "ScanWords"
NOTHING: Final = "–"
ARROWS: Final = {
    Change.CLEARLY_BETTER: "↑",
    Change.SLIGHTLY_BETTER: "↑",
    Change.SAME: "=",
    Change.SLIGHTLY_WORSE: "↓",
    Change.CLEARLY_WORSE: "↓",
}
NAMED: Final = 2  # questions without an answer that are named
LONGEST: Final = 44  # signs of a question where it is named


def moment_text(moment: str) -> str:
    """Return nulmeting, tussenmeting or eindmeting, with a capital."""
    return code_text("moment", moment)


def theme_text(theme: str) -> str:
    """Return the name of a theme; one of a later version by its code."""
    return scan_themes().get(theme, theme)


def mean_text(mean: Decimal | None) -> str:
    """Return a mean with its decimal."""
    return NOTHING if mean is None else f"{mean}".replace(".", ",")


def from_to_text(before: Decimal | None, after: Decimal | None) -> str:
    """Return two means as «van 2,1 naar 3,8»."""
    if before is None or after is None:
        return translate(HERE, "niet te vergelijken")
    words = translate(HERE, "van {before} naar {after}")
    return words.format(before=mean_text(before), after=mean_text(after))


def difference_text(before: Decimal | None, after: Decimal | None) -> str:
    """Return how far apart two means are, with a sign."""
    if before is None or after is None:
        return NOTHING
    sign = "+" if after > before else "−" if after < before else ""
    return f"{sign}{mean_text(abs(after - before))}"


def change_text(change: Change | None) -> str:
    """Return a difference in words, with its arrow."""
    if change is None:
        return translate(HERE, "niet te vergelijken")
    return f"{ARROWS[change]} {code_text('scan_change', change)}"


def day_text(day: date | None) -> str:
    """Return a day as dd/mm/yyyy; nothing when there is none."""
    return "" if day is None else f"{day:%d/%m/%Y}"


def scan_text(row: ScanRow) -> str:
    """Return which scan it is: its moment and day."""
    day = row.completed_on or row.started_on
    return f"{moment_text(row.moment)} {day_text(day)}"


def versions_text(before: ScanRow, after: ScanRow, compared: Compared) -> str:
    """Return why only some questions were compared; empty when all were."""
    if compared.is_whole:
        return ""
    words = translate(
        HERE,
        "{after} gebruikt versie {new}, {before} versie {old}: "
        "alleen gelijke vragen vergeleken ({equal} van {of}).",
    )
    return words.format(
        after=moment_text(after.moment),
        new=after.set_number,
        before=moment_text(before.moment).lower(),
        old=before.set_number,
        equal=compared.equal,
        of=compared.of,
    )


def missing_text(missing: Sequence[QuestionEntry]) -> str:
    """Return which questions have no answer: the first by name, the others as a number."""
    names = [f"«{_short(one.text)}» ({theme_text(one.theme)})" for one in missing[:NAMED]]
    rest = len(missing) - len(names)
    if rest:
        more = translate(HERE, "nog {count}").format(count=rest)
        names.append(more)
    last = names.pop()
    listed = translate(HERE, "{some} en {last}").format(some=", ".join(names), last=last)
    words = translate(HERE, "Zonder antwoord: {questions}.")
    return words.format(questions=listed if names else last)


def summary_text(compared: Compared) -> str:
    """Return in a sentence or two what changed clearly."""
    better = [one.theme for one in compared.themes if one.change is Change.CLEARLY_BETTER]
    worse = [one.theme for one in compared.themes if one.change is Change.CLEARLY_WORSE]
    parts = []
    if better:
        words = translate(HERE, "Duidelijk beter: {themes}.")
        parts.append(words.format(themes=_listed(better)))
    if worse:
        words = translate(HERE, "Duidelijk minder: {themes}.")
        parts.append(words.format(themes=_listed(worse)))
    return " ".join(parts) or translate(HERE, "Geen enkel thema veranderde duidelijk.")


def _listed(themes: Sequence[str]) -> str:
    names = [theme_text(one) for one in themes]
    if len(names) == 1:
        return names[0]
    words = translate(HERE, "{some} en {last}")
    return words.format(some=", ".join(names[:-1]), last=names[-1])


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text.rstrip(".")
    return f"{text[: LONGEST + 1].rsplit(' ', 1)[0]}…"
