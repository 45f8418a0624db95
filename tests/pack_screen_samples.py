"""A month of evidence as the screen of packs shows it; everything is made up."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from uuid import NAMESPACE_OID, UUID, uuid5

from app.core.errors import UserError
from app.domain.dossier_gaps import Ending, GapCode
from app.domain.dossier_gaps import Gap as Lack
from app.services.changes import Changes
from app.services.evidence.requests import Asked
from app.services.packs.rows import GapRow, PackRow
from app.services.packs.wish import MadePack
from app.ui.evidence_pack.service import (
    CheckedFile,
    CheckedRecord,
    Choices,
    ClosedView,
    CorrectionView,
    Earlier,
    Gap,
    KeyView,
    PackCheck,
    PeriodState,
    SealView,
    Survey,
    Whole,
)

SEAL = "7f3a91c05be2d4417f3a91c05be2d4417f3a91c05be2d4417f3a91c05be2d24e"
OTHER_SEAL = SEAL[::-1]
SESSION = "Peeters Bouw, sessie 14/10"
AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)


def some_id(name: str) -> UUID:
    """Return the same id for the same name."""
    return uuid5(NAMESPACE_OID, name)


ELS, RIK, TOM, ANN = (some_id(name) for name in ("Els V.", "Rik D.", "Tom A.", "Ann S."))


def gap(company, lacks, partner, coach, **rest) -> Gap:
    """Return one gap; the same company is the same member."""
    member = some_id(f"member {company}")
    asked = {name: rest.pop(name) for name in ("asked_on",) if name in rest}
    row = None if lacks is None else GapRow(some_id(f"{company} {lacks}"), member, lacks, **asked)
    known = {
        "trajectory_id": some_id(f"trajectory of {company}"),
        "coach_id": some_id(coach),
        "may_ask": True,
    }
    return Gap(
        id=some_id(f"{company} {lacks}"),
        company=company,
        kind="unsynced" if row is None else "rule",
        member_id=member,
        partner=partner,
        coach=coach,
        row=row,
        **known | rest,
    )


GAPS = (
    gap("Peeters Bouw", Lack(GapCode.CRITERION, "end", "Eindmeting"), "Oost", "Els V."),
    gap(
        "Peeters Bouw",
        Lack(GapCode.CRITERION, "photos", "Foto's van de aanpassing", 1, 2),
        "Oost",
        "Els V.",
    ),
    gap(
        "Kaaskelder Ter Hulst",
        Lack(GapCode.PLAN, "plan", dated=date(2026, 10, 2)),
        "Oost",
        "Tom A.",
        asked_on=date(2026, 11, 19),
    ),
    gap(
        "Drankenhal De Spoel",
        Lack(GapCode.SESSION, "reports", dated=date(2026, 10, 14)),
        "Midden",
        "Rik D.",
        asked_on=date(2026, 11, 20),
    ),
    gap("Lasbedrijf Koppelpoort", None, "West", "Ann S.", days_old=5, partner_mail="b@w.example"),
)


def asked_of(gaps):
    """Return what each coach is asked."""
    coaches = {}
    for one in gaps:
        if one.row is not None:
            coaches.setdefault((one.coach_id, one.coach), []).append(one)
    return tuple(
        Asked(coach, name, f"{name.split(' ')[0].lower()}@oost.example", _rows(some))
        for (coach, name), some in coaches.items()
    )


def _rows(gaps):
    return tuple(
        PackRow(
            trajectory_id=one.trajectory_id,
            member_id=one.member_id,
            enterprise_id=some_id(one.company),
            company=one.company,
            title="Onthaal",
            partner_id=some_id(one.partner),
            partner=one.partner,
            coach_id=one.coach_id,
            coach=one.coach,
            why=Ending.COUNTS,
            since=None,
            pieces=1,
            gaps=(one.row,),
        )
        for one in gaps
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
                AT + timedelta(hours=7),
            ),
        ),
    }
    return PackCheck(path, verdict, reason, **known | rest)


class FakePacks:
    """Answers the screen from memory; `questions`, `made` and `closings` tell what was done."""

    def __init__(self, survey=SURVEY, page=b""):
        self.answer, self.page = survey, page
        self.view = PeriodState(None, EARLIER, some_id("pack"))
        self.wishes, self.questions, self.made, self.closings = [], [], [], []
        self.go_on = Event()
        self.go_on.set()
        self.steps = 17  # a dossier each, and what is around them
        self.verdict = "unchanged"
        self.error: Exception | None = None
        self.changes = Changes()
        self.retired: dict[str, date] = {}
        self.tokens: list[tuple[Path, str, str]] = []

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
        self.questions.append(gaps)
        return self.changes

    def asked(self, survey):
        return asked_of(survey.gaps)

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
        keys = tuple(
            KeyView("Partnerschap Oost", one, AT, self.retired.get(one), is_here=one == SEAL)
            for one in (SEAL, OTHER_SEAL)
        )
        return SealView("Partnerschap Oost", SEAL, AT, keys)

    def sheet(self, name, wish):
        return f"{name} {wish.first}".encode()

    def retire_key(self, fingerprint):
        self.retired[fingerprint] = date(2026, 11, 23)
        return Changes(frozenset({("seal_certificate", some_id("key"), some_id("root"))}))

    def take_token(self, library, pin, label):
        self.tokens.append((library, pin, label))
        if not library.suffix:
            raise UserError("token.library", name=library.name)
        if label != "Zegel":
            raise UserError("token.several", names="«Eigen», «Zegel»")
        return self.changes

    def take_key(self, _path, passphrase):
        if passphrase != "juist":
            raise UserError("seal.file_unreadable")
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
