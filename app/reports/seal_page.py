"""
The page that closes a dossier or a pack: its manifest, its seal, and how anybody checks both.

It says what a seal proves and what it does not. The moment of sealing is not printed: it stands in
the seal, and is not known when the page is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from reportlab.platypus import CondPageBreak, Flowable

from app.reports.blocks import (
    Beside,
    Cell,
    Column,
    data_table,
    gap,
    labelled,
    pairs,
    panel,
    section,
    title_block,
)
from app.reports.document import Origin
from app.reports.evidence_pack import PackFile, files_table
from app.reports.page_numbers import Anchor, Target
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.styles import BOLD, CODE, COLUMN, LABEL, MANIFEST, SMALL, TEXT_WIDTH
from app.reports.text import para
from app.reports.words import clock, day, first_upper, in_words

TITLE: Final = "Manifest en zegel"
TITLE_UNSEALED: Final = "Manifest"
MOST_FILES: Final = 5  # that the page itself names; the rest stand in the list
STANDARDS: Final = {"a3a": "PDF/A-3a en PDF/UA-1", "a4f": "PDF/A-4f en PDF/UA-2"}
_VERA: Final = {"a3a": "3a", "a4f": "4f"}
_SELF: Final = (Column("Met", 29), Column("Doe dit", 79), Column("Je verwacht", 62))
_SAYS: Final = (
    "Dit bestand is niet gewijzigd sinds het verzegeld werd, en het komt van wie de sleutel van "
    "dit partnerschap heeft."
)
_SAYS_NOT: Final = (
    "Dit is geen gekwalificeerd zegel volgens eIDAS. De sleutel is door het partnerschap zelf "
    "gemaakt."
)
_SAYS_NOT_BROUGHT: Final = (
    "Of dit een gekwalificeerd zegel volgens eIDAS is, hangt af van wie de sleutel uitgaf."
)
# What the page counts by name; other records are told together
_TOLD: Final = frozenset(
    {
        *("trajectory", "enterprise", "establishment", "contact", "yearly_figures", "intake"),
        *("scan", "scan_answer", "trajectory_goal", "plan_version", "coaching_session"),
        *("signature", "attachment", "referral", "criterion_evidence", "count_proposal"),
        *("count_confirmation", "follow_up"),
    }
)
# A kind of record, one and more of them; in the order in which they are told
KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "trajectory": ("traject", "trajecten"),
    "trajectory_member": ("deelname", "deelnames"),
    "trajectory_phase": ("fase", "fases"),
    "enterprise": ("onderneming", "ondernemingen"),
    "establishment": ("vestiging", "vestigingen"),
    "contact": ("contact", "contacten"),
    "yearly_figures": ("jaarcijfer", "jaarcijfers"),
    "intake": ("intake", "intakes"),
    "intake_count": ("doelgroep bij een intake", "doelgroepen bij intakes"),
    "scan": ("scan", "scans"),
    "scan_answer": ("scanantwoord", "scanantwoorden"),
    "question_set": ("vragenlijst", "vragenlijsten"),
    "question": ("vraag", "vragen"),
    "trajectory_goal": ("doel", "doelen"),
    "plan_version": ("actieplan", "actieplannen"),
    "plan_action": ("actie van een plan", "acties van plannen"),
    "coaching_session": ("sessie", "sessies"),
    "trajectory_session": ("sessie in het traject", "sessies in het traject"),
    "attendee": ("aanwezige", "aanwezigen"),
    "session_count": ("doelgroep bij een sessie", "doelgroepen bij sessies"),
    "agreement": ("afspraak", "afspraken"),
    "action": ("actie", "acties"),
    "signature": ("handtekening", "handtekeningen"),
    "attachment": ("bijlage", "bijlagen"),
    "meeting": ("bijeenkomst", "bijeenkomsten"),
    "invitee": ("genodigde", "genodigden"),
    "referral": ("doorverwijzing", "doorverwijzingen"),
    "funding_check": ("financieringsvraag", "financieringsvragen"),
    "criteria_version": ("criterialijst", "criterialijsten"),
    "criterion": ("criterium", "criteria"),
    "criterion_evidence": ("bewijsstuk", "bewijsstukken"),
    "criterion_remark": ("opmerking", "opmerkingen"),
    "count_proposal": ("telvoorstel", "telvoorstellen"),
    "count_confirmation": ("telbeslissing", "telbeslissingen"),
    "follow_up": ("opvolging", "opvolgingen"),
    "impact_measure": ("meting bij een onderneming", "metingen bij ondernemingen"),
    "goal_check": ("nazicht van een doel", "nazichten van doelen"),
}


@dataclass(frozen=True, slots=True)
class SealWords:
    """What is known of a seal before it is made."""

    kind: str  # PAdES B-B, ECDSA P-256
    key: Annotated[str, "Naam van de sleutel"]
    fingerprint: str  # 64 hex digits: SHA-256 of the certificate
    stamp: str = ""  # who stamps the time; empty: nobody
    is_own: bool = True  # the partnership made the key itself


@dataclass(frozen=True, slots=True)
class SealPage:
    """What the page tells."""

    origin: Origin
    manifest_sha256: str  # 64 hex digits
    file_name: str  # of the document itself, as a command names it
    program: str  # Werkvloer 1.0.0
    records: Mapping[str, int]  # how many of each kind
    pages: int = 0  # 0: not known yet
    log: str = ""  # where the server was: 18.402 op de server
    files: tuple[PackFile, ...] = ()
    files_page: int = 0  # where the list of all of them is
    seal: SealWords | None = None
    flavour: str = "a3a"
    is_pack: bool = False

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return TITLE


def seal_story(values: SealPage, target: Target) -> list[Flowable]:
    """Return the page."""
    title = TITLE_UNSEALED if values.seal is None else TITLE
    return [
        Anchor(target),
        *title_block("Slot", title),
        gap(12),
        _manifest(values.manifest_sha256),
        gap(14),
        pairs(*_about(values)),
        *labelled("Records", record_words(values.records)),
        *_files(values),
        *_seal(values.seal),
        *_checks(values),
        *missing_on_paper(preflight(values)),
    ]


def record_words(records: Mapping[str, int]) -> str:
    """Return «1 onderneming, 2 contacten», with what has no word of its own together."""
    told_here = {kind: one for kind, one in KINDS.items() if kind in _TOLD}
    named = [(one, records[kind]) for kind, one in told_here.items() if records.get(kind)]
    told = [f"{number}\u00a0{words[number != 1]}" for words, number in named]
    rest = sum(records.values()) - sum(number for _, number in named)
    told += [f"{rest}\u00a0{'ander record' if rest == 1 else 'andere records'}"] if rest else []
    return ", ".join(told) or "geen"


def grouped(digits: str) -> str:
    """Return digits in groups of eight, so that two people can compare them."""
    return " ".join(digits[begin : begin + 8] for begin in range(0, len(digits), 8))


def _manifest(sha256: str) -> Flowable:
    note = "SHA-256 van manifest.json, een bijlage van dit bestand. De spaties horen er niet bij."
    half = len(sha256) // 2
    said: list[Flowable] = [
        para(note, SMALL),
        gap(3),
        para(f"{grouped(sha256[:half])}\n{grouped(sha256[half:])}", MANIFEST),
    ]
    label = para("Manifest", BOLD, role="Lbl")
    return panel([[label, said]], [COLUMN, TEXT_WIDTH - COLUMN])


def _about(
    values: SealPage,
) -> tuple[list[tuple[str, Cell]], list[tuple[str, Cell]]]:
    origin = values.origin
    inside = [_some(values.pages, "bladzijde", "bladzijden")] if values.pages else []
    inside.append(_some(sum(values.records.values()), "record", "records"))
    inside.append(_some(len(values.files), "bijlage", "bijlagen"))
    made = f"{day(origin.made_at)}, {clock(origin.made_at)}{_zone(origin)}"
    left: list[tuple[str, Cell]] = [
        ("Inhoud", ", ".join(inside)),
        ("Logpositie", values.log or "geen server"),
        ("Programma", values.program),
    ]
    right: list[tuple[str, Cell]] = [
        ("Gemaakt", made),
        ("Door", origin.made_by or "–"),
        ("Norm", STANDARDS[values.flavour]),
    ]
    return left, right


def _some(number: int, one: str, many: str) -> str:
    return f"{number}\u00a0{one if number == 1 else many}"


def _zone(origin: Origin) -> str:
    offset = origin.made_at.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "−"
    return f" (UTC{sign}{hours}{f':{rest:02}' if rest else ''})"


def _files(values: SealPage) -> list[Flowable]:
    shown, number = values.files[:MOST_FILES], len(values.files)
    remark = ""
    if number > len(shown):
        where = f"op bladzijde {values.files_page}" if values.files_page else "in het manifest"
        remark = (
            f"{first_upper(in_words(len(shown)))} van {number}, de volledige lijst staat {where}"
        )
    return [*section("M1", "Bijlagen", remark), *files_table(shown)]


def _seal(seal: SealWords | None) -> list[Flowable]:
    if seal is None:
        words = (
            "Dit bestand is niet verzegeld. Het manifest toont wel of een record of een bijlage "
            "wijzigde, maar niet wie het bestand maakte."
        )
        return [*section("M2", "Zegel", "Niet verzegeld"), *labelled("", words)]
    says_not = _SAYS_NOT if seal.is_own else _SAYS_NOT_BROUGHT
    left: list[tuple[str, Cell]] = [("Soort", seal.kind), ("Sleutel", seal.key)]
    right: list[tuple[str, Cell]] = [
        ("Tijdstip", "in het zegel zelf, klok van de laptop"),
        ("Tijdstempel", seal.stamp or "geen"),
    ]
    return [
        *section("M2", "Zegel"),
        pairs(left, right),
        gap(4),
        Beside(
            para("Vingerafdruk", LABEL, role="Lbl"),
            para(grouped(seal.fingerprint), CODE),
            -1.5,  # so that both share a baseline
            width=TEXT_WIDTH - COLUMN,
        ),
        gap(4),
        pairs([("Wat het zegt", _SAYS)], [("Wat het niet zegt", says_not)]),
    ]


def _checks(values: SealPage) -> list[Flowable]:
    name = _quoted(values.file_name)
    records = f"{_some(sum(values.records.values()), 'record', 'records')} ongewijzigd"
    sealed = values.seal is not None
    rows: list[tuple[Cell, ...]] = [
        ("Werkvloer", _code(f"werkvloer verify {name}"), f"{records}{', zegel geldig' * sealed}"),
    ]
    if sealed:
        rows += [
            (
                "Een pdf-lezer",
                "Open het paneel Handtekeningen",
                "“Niet gewijzigd”. De naam is onbekend: vergelijk de vingerafdruk",
            ),
            ("Poppler", _code(f"pdfsig {name}"), "“Signature is Valid”"),
        ]
    rows += [
        (
            "Poppler",
            [*_code(f"pdfdetach -saveall {name}"), *_code("sha256sum manifest.json")],
            "Het controlegetal bovenaan deze bladzijde",
        ),
        (
            "veraPDF",
            _code(f"verapdf --format text -f {_VERA[values.flavour]} {name}"),
            "PASS",
        ),
    ]
    head = section("M3", "Zelf nagaan", "Met Werkvloer of met andere programma’s", 120)
    return [CondPageBreak(160), *head, data_table(_SELF, rows)]


def _code(line: str) -> list[Flowable]:
    return [para(line, CODE, role="TD")]


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def files_shown(files: Sequence[PackFile]) -> bool:
    """Tell whether the page itself names all files, so that no list is needed."""
    return len(files) <= MOST_FILES
