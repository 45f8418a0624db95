"""A month of evidence as the screen of packs shows it; everything is made up."""

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from uuid import NAMESPACE_OID, UUID, uuid5

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.pack_wish import MadePack
from app.ui.evidence_pack.service import (
    CheckedFile,
    CheckedRecord,
    Choices,
    ClosedView,
    CorrectionView,
    Earlier,
    Gap,
    PackCheck,
    PeriodState,
    SealView,
    Survey,
    Whole,
)

SEAL = "7f3a91c05be2d4417f3a91c05be2d4417f3a91c05be2d4417f3a91c05be2d24e"
SESSION = "Peeters Bouw, sessie 14/10"
AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)


def some_id(name: str) -> UUID:
    """Return the same id for the same name."""
    return uuid5(NAMESPACE_OID, name)


ELS, RIK, TOM, ANN = (some_id(name) for name in ("Els V.", "Rik D.", "Tom A.", "Ann S."))


def gap(company, kind, what, partner, coach, **rest) -> Gap:
    """Return one gap; the same company is the same member."""
    known = {
        "trajectory_id": some_id(f"trajectory of {company}"),
        "enterprise_id": some_id(company),
        "coach_id": some_id(coach),
        "coach_mail": f"{coach.split(' ')[0].lower()}@oost.example",
        "may_ask": True,
    }
    return Gap(
        id=some_id(f"{company} {what}"),
        company=company,
        kind=kind,
        what=what,
        member_id=some_id(f"member {company}"),
        partner=partner,
        coach=coach,
        **known | rest,
    )


GAPS = (
    gap("Peeters Bouw", "missing", "Eindmeting", "Oost", "Els V.", criterion="end"),
    gap(
        "Peeters Bouw",
        "other",
        "Foto's van de aanpassing ontbreken",
        "Oost",
        "Els V.",
        criterion="photos",
    ),
    gap(
        "Kaaskelder Ter Hulst",
        "unsigned",
        "Akkoord",
        "Oost",
        "Tom A.",
        criterion="agreement",
        asked_on=date(2026, 11, 19),
    ),
    gap(
        "Drankenhal De Spoel",
        "unsigned",
        "Verslag van 14/10",
        "Midden",
        "Rik D.",
        criterion="reports",
        asked_on=date(2026, 11, 20),
    ),
    gap("Lasbedrijf Koppelpoort", "unsynced", "", "West", "Ann S.", trajectory_id=None, days_old=5),
)

_NAMES = (
    ("Hergebruik Denderland", "Vast onthaalbeleid", "Oost", 14, 6),
    ("Poetsteam Helder", "Buddy in elke ploeg", "Oost", 11, 9),
    ("Vlasatelier Meetjes", "Zomerklas op de werkvloer", "Oost", 17, 13),
    ("Zeilmakerij Nete", "Taken per werkpost", "Midden", 12, 14),
    ("Kweekhuis Ossenweide", "Leren met beelden", "West", 9, 20),
    ("Broodhal Torenveld", "Taal in de ploeg", "Midden", 13, 22),
    ("Houthandel Sparrewig", "Een meester per leerling", "West", 10, 27),
    ("Tapijtweverij Scheldekant", "Onthaal in drie talen", "Oost", 15, 29),
    ("Drukkerij Molenbeke", "Werkpost op maat", "West", 18, 29),
    ("Fietsatelier Zuidkaai", "Eerste week samen", "Midden", 21, 30),
    ("Natuurpunt Vijverhof", "Rustige ruimte", "Oost", 22, 30),
    ("Wasserij Lieve", "Rooster in overleg", "Oost", 24, 30),
)
WHOLES = tuple(
    Whole(
        some_id(f"member {name}"),
        name,
        some_id(f"trajectory of {name}"),
        title,
        partner,
        pieces,
        date(2026, 10, day),
    )
    for name, title, partner, pieces, day in _NAMES
)
SURVEY = Survey(AT, WHOLES, GAPS, 3, 1, 186, 214, 148_000_000)
EARLIER = (
    Earlier(some_id("sept"), date(2026, 9, 1), date(2026, 9, 30), AT, 0),
    Earlier(some_id("q3"), date(2026, 7, 1), date(2026, 9, 30), AT, 0),
    Earlier(some_id("aug"), date(2026, 8, 1), date(2026, 8, 31), AT, 1),
)
CLOSED = ClosedView(
    some_id("closed"),
    date(2026, 9, 1),
    date(2026, 9, 30),
    AT,
    "Nora B.",
    "7f3a91c0" * 8,
    "",
    (
        CorrectionView(
            some_id("correction"), "Sessie van 14/09", "Duur was verkeerd genoteerd", AT, "Els V."
        ),
    ),
)
CHOICES = Choices(
    tuple((some_id(name), name) for name in ("Midden", "Oost", "West")),
    tuple((one.trajectory_id, one.trajectory) for one in WHOLES),
    date(2024, 7, 1),
)


def checked(path, verdict="unchanged", reason="", **rest) -> PackCheck:
    """Return a verdict over a pack with two records."""
    known = {
        "made_at": AT,
        "made_by": "Nora B.",
        "fingerprint": SEAL,
        "files": (CheckedFile(path.name, "unchanged"),),
        "records": (
            CheckedRecord(some_id("r1"), "Peeters Bouw, traject", "trajectory", "unchanged"),
            CheckedRecord(
                some_id("r2"),
                "Peeters Bouw, sessie 14/10",
                "coaching_session",
                verdict,
                AT,
                "Tom A.",
            ),
        ),
    }
    return PackCheck(path, verdict, reason, **known | rest)


class FakePacks:
    """Answers the screen from memory; `asked`, `made` and `closings` tell what was done."""

    def __init__(self, survey=SURVEY, page=b""):
        self.answer, self.page = survey, page
        self.view = PeriodState(None, EARLIER, some_id("pack"))
        self.wishes, self.asked, self.made, self.closings = [], [], [], []
        self.go_on = Event()
        self.go_on.set()
        self.steps = 16
        self.verdict = "unchanged"
        self.error: Exception | None = None
        self.changes = Changes()

    def choices(self):
        return CHOICES

    def survey(self, wish):
        self.wishes.append(wish)
        if self.error is not None:
            raise self.error
        return self.answer

    def cover(self, _wish, _survey):
        return self.page or blank_page()

    def preview(self, wish, _progress):
        self.wishes.append(wish)
        return self.page or blank_page()

    def make(self, wish, target, progress):
        for done in range(self.steps):
            progress.step(done, self.steps)
            if done == 5:
                while not self.go_on.wait(0.01):
                    progress.step(done, self.steps)
        if self.error is not None:
            raise self.error
        self.made.append((wish, target))
        return MadePack(target, 214, 186, 148_000_000, "ab" * 32, 12, 3)

    def ask(self, gaps):
        self.asked.append(gaps)
        return self.changes

    def state(self, _wish):
        return self.view

    def close(self, wish, pack_id):
        self.closings.append((wish, pack_id))
        return self.changes

    def check(self, path, progress):
        progress.step(0, 1)
        if self.error is not None:
            raise self.error
        return checked(path, self.verdict)

    def closed(self):
        return (CLOSED,)

    def seal(self):
        return SealView("Partnerschap Oost", SEAL, AT)

    def take_key(self, _path, passphrase):
        if passphrase != "juist":
            raise UserError("seal.passphrase")
        return self.changes


def blank_page() -> bytes:
    """Return a PDF of one page with a word on it."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawString(60, 780, "Bewijspakket")
    canvas.save()
    return out.getvalue()


def target_in(folder: Path) -> Path:
    """Return where a test lets a pack go."""
    return folder / "bewijspakket-2026-10.pdf"
