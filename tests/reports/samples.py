"""Made-up values for the documents, and eyes to read what was drawn."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from io import BytesIO
from zoneinfo import ZoneInfo

import pypdfium2
from pypdf import PdfReader

from app.reports.company_values import (
    Action,
    CompanyFile,
    Contact,
    Establishment,
    Intake,
    Part,
    SizeYear,
)
from app.reports.document import Origin
from app.reports.marks import State
from app.reports.recovery_sheet import RecoverySheet
from app.reports.session_report import SessionReport
from app.reports.values import (
    Agreement,
    Attachment,
    Attendee,
    Company,
    GroupCount,
    Session,
)

BRUSSELS = ZoneInfo("Europe/Brussels")
CODE = "K7QM2XRD9FHTW4VNC3PA8ZJE"

ORIGIN = Origin(
    partnership="Partnerschap Werkvloer Noord",
    project_number="2024-IW-02",
    made_at=datetime(2026, 11, 23, 14, 2, tzinfo=BRUSSELS),
    made_by="Els Vinkenhof",
)
COMPANY = Company("Bakkerij Wolkenmeel bv", "1999.990.144", "Aalst")
NOTE = (
    "De ploegbazen testten vier instructiekaarten een week lang in de dagploeg. De kaart van de "
    "rijskast wordt gevolgd, die van de snijlijn niet: de foto toont een machine die er niet meer "
    "staat.\n"
    "Nieuwe bakkers vragen vooral om de volgorde van de handelingen, minder om uitleg waarom."
)
SESSION = Session(
    starts_at=datetime(2026, 5, 19, 13, 30, tzinfo=BRUSSELS),
    ends_at=datetime(2026, 5, 19, 14, 40, tzinfo=BRUSSELS),
    kind="Bezoek",
    coach="Els Vinkenhof",
    partner="Partner Oost",
    place="Rijsveldkaai 14, 9300 Aalst",
    subject="Eerste werkposten met een instructie in beeld en klare taal.",
    goal="Werkinstructies zijn te volgen zonder vlot Nederlands.",
    note=NOTE,
    result="Vier kaarten hebben een vaste vorm: zes stappen, één foto per stap.",
    next_step="Kaarten toetsen bij de nachtploeg",
    next_step_on=date(2026, 6, 16),
    themes=("Onthaal", "Taal op de werkvloer"),
    attendees=(
        Attendee("zaakvoerder", "Jan Jorisveld"),
        Attendee("personeel", "Mia Dauwelaar"),
        Attendee("ploegbazen", number=3),
    ),
    counts=(GroupCount("Anderstalig", 4), GroupCount("Kortgeschoold", 3)),
    unique_persons=5,
    agreements=(
        Agreement(
            "Nieuwe foto van de snijlijn maken",
            "Mia Dauwelaar",
            date(2026, 5, 29),
            date(2026, 5, 27),
        ),
        Agreement("Twaalf kaarten in vaste vorm", "Jan Jorisveld", date(2026, 6, 16)),
        Agreement("Kaarten toetsen bij de nachtploeg", "Els Vinkenhof", date(2026, 12, 16)),
    ),
    attachments=(
        Attachment(
            "instructiekaart-v2.pdf", 1_240_000, date(2026, 5, 19), "Els Vinkenhof", "9c41" * 16
        ),
    ),
)
REPORT = SessionReport(ORIGIN, COMPANY, SESSION, position=5, sessions=8)
SHEET = RecoverySheet(ORIGIN, "Werkvloer van Els", promotor_can_help=True, code=CODE)


def session_before(weeks: int) -> Session:
    """Return a session `weeks` before the sample, with its own subject."""
    earlier = timedelta(weeks=weeks)
    return replace(
        SESSION,
        starts_at=SESSION.starts_at - earlier,
        ends_at=SESSION.ends_at - earlier,
        subject=f"Onthaal in de nachtploeg, deel {weeks}",
    )


FILE = CompanyFile(
    origin=ORIGIN,
    company=COMPANY,
    coach="Els Vinkenhof",
    partner="Partner Oost",
    purpose="Nieuwe bakkers voelen zich welkom en blijven langer dan een jaar.",
    legal_form="Besloten vennootschap",
    activity="10.711 Brood en vers gebak",
    joint_committee="118 Voedingsnijverheid",
    group="Nee",
    parts=(
        Part("Identiteit van onderneming en vestiging", State.COMPLETE, "", date(2026, 11, 1), 2),
        Part("Kmo-verklaring", State.PARTLY, "De balans van 2025 ontbreekt", date(2026, 2, 3), 1),
        Part("Ondertekend akkoord", State.MISSING),
        Part("Intake en nulmeting", State.COMPLETE, "", date(2026, 1, 28), 3),
        Part("Actieplan", State.MISSING),
        Part("Sessies", State.COMPLETE, "", date(2026, 5, 19), 3),
        Part("Opgeleverde stukken", State.COMPLETE, "", date(2026, 5, 19), 1),
        Part("Doorverwijzingen en dubbelfinanciering", State.NONE),
        Part("Eindmeting en afsluitverslag", State.PLANNED, "", date(2027, 1, 12)),
        Part("Opvolging na 6 en 12 maanden", State.PLANNED, "", date(2027, 5, 12)),
    ),
    establishments=(
        Establishment(
            "2.999.990.165", "Bakkerij", "Rijsveldkaai 14, 9300 Aalst", "Dender", is_main=True
        ),
        Establishment("2.999.990.264", "Winkel", "Weverskaai 3, 9300 Aalst", "Dender"),
    ),
    size_class="Klein",
    size_reason="minder dan 50 werknemers, omzet tot € 10.000.000",
    years=(
        SizeYear(
            2025,
            "Klein",
            "Minder dan 50 VTE, en omzet niet boven € 10 miljoen.",
            Decimal("34.20"),
            Decimal(4_250_000),
            None,
            "Verklaring van Mia Dauwelaar",
        ),
        SizeYear(2024, "", "Omzet en balanstotaal ontbreken.", Decimal(31)),
    ),
    intake=Intake(
        date(2026, 1, 28),
        "Els Vinkenhof",
        "Hoe houden we nieuwe bakkers langer dan drie maanden?",
        "Ondernemersnetwerk Denderstreek",
        ("Onthaal", "Taal op de werkvloer"),
        (GroupCount("Anderstalig", 6), GroupCount("Kortgeschoold", 9)),
        11,
        "Rondgang in de nachtploeg",
        date(2026, 2, 10),
        consent=True,
        consent_by="Jan Jorisveld",
        consent_on=date(2026, 1, 28),
    ),
    contacts=(
        Contact("Jan Jorisveld", "zaakvoerder", "0470 00 00 00", "jan@wolkenmeel.example"),
        Contact("Mia Dauwelaar", "personeel", "0470 00 00 01", "mia@wolkenmeel.example"),
        Contact("Stef Heidebrink", "ploegbaas", ended_on=date(2026, 6, 30)),
    ),
    sessions=(session_before(10), SESSION, session_before(4)),
    actions=(
        Action("Mail de afspraken van vrijdag", "Els Vinkenhof", date(2026, 11, 20)),
        Action("Onthaalmap nalezen", "Mia Dauwelaar", date(2026, 11, 30)),
        Action(
            "Peters en meters opleiden",
            "Jan Jorisveld",
            date(2026, 4, 30),
            date(2026, 4, 28),
            "Vier peters volgden de opleiding.",
        ),
    ),
    attachments=SESSION.attachments,
)
EMPTY_FILE = CompanyFile(ORIGIN, Company("Nieuwe onderneming"), coach="Els Vinkenhof")


def report_of(**changes) -> SessionReport:
    """Return the sample report with a session that differs in `changes`."""
    return replace(REPORT, session=replace(SESSION, **changes))


def squeezed(text: str) -> str:
    """Return `text` without white space, as line breaks on paper may stand anywhere."""
    return "".join(text.split())


def words_of(pdf: bytes) -> str:
    """Return the text layer of all pages, without white space."""
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def page_pictures(pdf: bytes, dpi: int = 150) -> list:
    """Return every page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil() for page in document]


def with_texts(values, change):
    """Return `values` with every text in it, at any depth, replaced by `change(text)`."""
    if isinstance(values, str) and not isinstance(values, Enum):
        return change(values)
    if isinstance(values, tuple) and not hasattr(values, "_fields"):  # a point of ink stays
        return tuple(with_texts(item, change) for item in values)
    if is_dataclass(values):
        parts = {f.name: with_texts(getattr(values, f.name), change) for f in fields(values)}
        return replace(values, **parts)
    return values
