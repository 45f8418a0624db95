"""
The recovery sheet (herstelblad): the code that opens the files when the password is forgotten.

The bytes are for the printer or a place that the user picks; this layer writes no file.
"""

from dataclasses import dataclass
from typing import Annotated

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.reports.blocks import beside, gap, labelled, listed, pairs, panel, section, title_block
from app.reports.document import Origin, PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.qr_code import QrCode
from app.reports.styles import BIG_CODE, BOLD, COLUMN, SMALL, TEXT_WIDTH
from app.reports.text import para
from app.reports.words import clock, day

CODE_LETTERS = 24
GROUP = 4
GROUPS_A_LINE = 3
QR_SIDE = 34 * mm
CODE_DROP = 8.0  # centres the code on the height of the square
LABEL_DROP = CODE_DROP + 11.0  # 9 beside 20 points

_USE = (
    "Open Werkvloer en kies “Wachtwoord vergeten”.",
    "Typ de code hierboven over of scan het vierkant. Streepjes en spaties mag je weglaten.",
    "Kies een nieuw wachtwoord. Je dossiers staan er weer, met alles erin.",
)
_KEEP = (
    "Bewaar dit blad niet bij je laptop, maar thuis of in een gesloten kast op kantoor.",
    "Wie dit blad en je laptop heeft, kan je dossiers lezen. Neem er geen foto van.",
    "Is het blad kwijt? Maak in Werkvloer een nieuw. Dit blad werkt dan niet meer.",
)
_PROMOTOR_HELPS = (
    "Dan kan alleen je promotor nog helpen, met de herstelsleutel van je organisatie. "
    "Je wachtwoord zelf kent niemand anders."
)
_NOBODY_HELPS = (
    "Ben je ook je wachtwoord vergeten, dan kan niemand je dossiers op deze laptop nog openen: "
    "ook je promotor en de maker van Werkvloer niet."
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """For whom the code is, and the code."""

    origin: Origin  # made_by is the person whose files the code opens
    profile: Annotated[str, "Profiel"]
    promotor_can_help: bool  # the organisation has a recovery key for this profile
    code: Annotated[
        str, "Herstelcode"
    ]  # 24 letters and digits; spaces and hyphens may stand between them

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Herstelblad"


def code_groups(code: str) -> list[str]:
    """
    Return the six groups of four that a person copies.

    Raises:
        ValueError: When the code has not 24 letters and digits; the text never holds the code.
    """
    plain = code.replace(" ", "").replace("-", "").upper()
    if len(plain) != CODE_LETTERS or not (plain.isascii() and plain.isalnum()):
        raise ValueError("a recovery code has 24 letters and digits")
    return [plain[start : start + GROUP] for start in range(0, CODE_LETTERS, GROUP)]


def recovery_sheet(values: RecoverySheet) -> bytes:
    """Return the sheet as a PDF of one page; the code stands nowhere but on that page."""
    groups = code_groups(values.code)
    project, made, _ = foot_words(values.origin)
    words = PageWords(
        "Herstelblad", values.profile, (project, made, "Bewaar dit blad apart van je laptop")
    )
    metadata = Metadata(
        title="Herstelblad",
        author=values.origin.made_by,
        subject="Opent de dossiers wanneer het wachtwoord vergeten is",
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values, groups))


def _story(values: RecoverySheet, groups: list[str]) -> list[Flowable]:
    origin = values.origin
    made = f"{day(origin.made_at)}, {clock(origin.made_at)}"
    return [
        *title_block(
            "Werkvloer", "Herstelblad", "Wachtwoord vergeten? Dan opent dit blad je dossiers."
        ),
        gap(20),
        _code_panel(groups),
        gap(16),
        pairs(
            [("Naam", origin.made_by), ("Profiel", values.profile)],
            [("Gemaakt op", made), ("Partnerschap", origin.partnership)],
        ),
        *section("1", "Zo gebruik je het"),
        *beside("", listed(_USE, ["1", "2", "3"])),
        *section("2", "Zo bewaar je het"),
        *beside("", listed(_KEEP)),
        *section("3", "Zonder dit blad"),
        *labelled("", _PROMOTOR_HELPS if values.promotor_can_help else _NOBODY_HELPS),
        *missing_on_paper(preflight(values)),
    ]


def _code_panel(groups: list[str]) -> Flowable:
    lines: list[Flowable] = [
        para("  ".join(groups[start : start + GROUPS_A_LINE]), BIG_CODE)
        for start in range(0, len(groups), GROUPS_A_LINE)
    ]
    lines += [gap(6), para("Zes groepen van vier tekens", SMALL)]
    qr = QrCode("-".join(groups), "De herstelcode als vierkant om te scannen", QR_SIDE)
    row = [[gap(LABEL_DROP), para("Herstelcode", BOLD)], [gap(CODE_DROP), *lines], qr]
    return panel([row], [COLUMN, TEXT_WIDTH - COLUMN - QR_SIDE, QR_SIDE])
