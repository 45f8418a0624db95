"""What stands around a report on paper and in a spreadsheet, in the three languages."""

from typing import Final

from app.domain.languages import Language, Said
from app.domain.report import Report
from app.reports.document import FrameWords, Origin
from app.reports.words import clock, day

_PAGE: Final = Said(
    "Bladzijde {page} van {total}", "Page {page} sur {total}", "Page {page} of {total}"
)
_COFINANCED: Final = (
    Said("Medegefinancierd door", "Cofinancé par", "Co-funded by"),
    Said("de Europese Unie", "l’Union européenne", "the European Union"),
)
_CODES: Final = {Language.NL: "nl-BE", Language.FR: "fr-BE", Language.EN: "en-GB"}
_PROJECT: Final = Said("project {number}", "projet {number}", "project {number}")
_MADE: Final = Said(
    "Gemaakt op {day}, {time}, door {name}",
    "Établi le {day}, {time}, par {name}",
    "Made on {day}, {time}, by {name}",
)
_WORKING: Final = Said(
    "Werkdocument, niet verzegeld", "Document de travail, non scellé", "Working document, no seal"
)
PRACTICE: Final = Said(
    "Oefenomgeving: verzonnen gegevens, geen bewijs",
    "Environnement d’exercice\u00a0: données fictives, pas de preuve",
    "Practice environment: made-up data, no evidence",
)
KIND: Final = Said("Rapport", "Rapport", "Report")
HOW: Final = Said("Zo is er geteld", "Mode de comptage", "How it was counted")
PERIOD: Final = Said("Periode", "Période", "Period")
CHOSEN: Final = Said("Keuze", "Sélection", "Selection")
NOTHING: Final = Said(
    "Niets in deze periode.", "Rien dans cette période.", "Nothing in this period."
)
_HIDDEN: Final = Said(
    "Waarden onder {smallest} zijn verborgen.",
    "Les valeurs inférieures à {smallest} sont masquées.",
    "Values below {smallest} are hidden.",
)
_MARK: Final = Said(
    "«×» staat voor een verborgen waarde; soms is er ook een grotere verborgen, zodat niemand de "
    "kleine kan uitrekenen.",
    "«\u00a0×\u00a0» remplace une valeur masquée\u00a0; parfois une plus grande l’est aussi, pour "
    "que personne ne puisse calculer la petite.",
    "«×» stands for a hidden value; sometimes a larger one is hidden too, so that nobody can work "
    "out the small one.",
)


def frame(language: Language) -> FrameWords:
    """Return what stands around every page."""
    first, second = (one.to(language) for one in _COFINANCED)
    return FrameWords(_CODES[language], _PAGE.to(language), (first, second))


def foot(origin: Origin, language: Language) -> tuple[str, str, str]:
    """Return the three lines beside the emblem."""
    number = origin.project_number
    whose = [origin.partnership, *([_PROJECT.to(language, number=number)] if number else [])]
    standing = PRACTICE if origin.is_practice else _WORKING
    return ", ".join(whose), made(origin, language), standing.to(language)


def made(origin: Origin, language: Language) -> str:
    """Return when and by whom it was made."""
    return _MADE.to(
        language, day=day(origin.made_at), time=clock(origin.made_at), name=origin.made_by
    )


def hidden(report: Report) -> tuple[str, ...]:
    """Return that numbers are hidden, when there are any."""
    if not report.has_hidden:
        return ()
    words = _HIDDEN.to(report.language, smallest=report.smallest)
    return words, _MARK.to(report.language)
