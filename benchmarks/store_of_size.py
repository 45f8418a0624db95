"""
An encrypted store of any size with made-up companies, for the benchmarks.

`store_of_size` makes it once per size and keeps it in a folder; the key is fixed, so this is never
a place for anything real. Everything goes through a unit of work: the outbox is as full as in life.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.domain.identifiers import check_digits
from app.models.base import new_id
from app.models.coaching import Action, Agreement, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.evidence import Attachment
from app.models.intake import Intake, IntakeCount
from app.models.partnership import Partner, Partnership, Person, Role
from app.reference.loader import reference
from app.storage.engine import DataKey, open_engine
from app.storage.migrate import create_database, known_revisions
from app.storage.store import Store

KEY = bytes(range(32))
COACHES = 25
FIRST_DAY = date(2024, 1, 8)
DAYS = 1000
TRADES = [
    "Bakkerij",
    "Metaal",
    "Bouw",
    "Hotel",
    "Drukkerij",
    "Garage",
    "Brouwerij",
    "Textiel",
    "Zorghuis",
    "Tuincentrum",
    "Logistiek",
    "Schrijnwerk",
    "Élan",
    "Slagerij",
    "Wasserij",
    "Transport",
    "Kantoor",
    "Apotheek",
    "Schilderwerken",
    "Groenservice",
]
FAMILIES = [
    "Claes",
    "Janssens",
    "Peeters",
    "Maes",
    "Jacobs",
    "Mertens",
    "Willems",
    "Goossens",
    "Wouters",
    "Çelik",
    "Müller",
    "Dubois",
    "Lambert",
    "Vermeulen",
    "Hermans",
    "Aerts",
    "Michiels",
    "Segers",
    "Bogaert",
    "Coppens",
    "Özdemir",
    "Nowak",
]
FIRST_NAMES = [
    "An",
    "Jan",
    "Mia",
    "Tom",
    "Els",
    "Jo",
    "Lies",
    "Zoë",
    "Bram",
    "Fatima",
    "Noor",
    "René",
    "Wout",
    "Yasmina",
    "Koen",
]
SENTENCES = (
    "Afspraken over het onthaal in de nachtploeg: elke nieuwe collega krijgt een vaste peter.",
    "De ploegbaas wil twee werkplekleerders starten zodra de peter zijn opleiding heeft gevolgd.",
    "De onthaalmap is nagelezen; de foto's van de werkpost komen erbij.",
    "We bekeken het rooster: deeltijds starten om 9 uur haalt de drempel van de kinderopvang weg.",
    "Mia maakt tegen volgende week een eerste versie van de taalafspraken.",
)


def store_of_size(folder: Path, companies: int = 10_000, sessions: int = 100_000) -> Store:
    """
    Return an open store with so many companies and sessions; it is made when it is not there yet.

    The first company has 5,000 of the sessions when there are that many. The actor is a coach.
    """
    path = folder / f"store-{known_revisions()[-1]}-{companies}-{sessions}" / "werkvloer.db"
    key = DataKey(KEY)
    marker = path.with_name("actor")
    if marker.exists():
        return Store(open_engine(path, key), UUID(marker.read_text()), key=key)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    coaches = [new_id() for _ in range(COACHES)]
    store = Store(create_database(path, key), coaches[0], key=key)
    _fill(store, _Maker(coaches), companies, sessions)
    marker.write_text(str(coaches[0]))
    return store


def _fill(store: Store, maker: "_Maker", companies: int, sessions: int) -> None:
    with store.write() as session:
        for model, rows in maker.people():
            session.execute(insert(model), rows)
    ids = [new_id() for _ in range(companies)]
    for part in _parts(ids):
        with store.write() as session:
            for model, rows in maker.companies(part):
                session.execute(insert(model), rows)
    big = min(5_000, sessions)
    places = ids[:1] * big + [maker.pick(ids) for _ in range(sessions - big)]
    for part in _parts(places):
        with store.write() as session:
            for model, rows in maker.sessions(part):
                session.execute(insert(model), rows)


def _parts(items: list[UUID], size: int = 2_000) -> Iterator[list[UUID]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]


Rows = list[dict[str, Any]]


class _Maker:
    """Makes rows; the same every time but for the ids."""

    def __init__(self, coaches: list[UUID]) -> None:
        self._random = random.Random(2026)
        self._coaches = coaches
        self._partnership, self._partner = new_id(), new_id()
        known = reference()
        flemish = [m.nis for m in known.municipalities.values() if m.is_flemish]
        self._places = flemish
        self._activities = [entry.code for entry in known.nace() if entry.level == 5]
        self._made = 0

    def pick(self, choices: Any) -> Any:
        return self._random.choice(choices)

    def people(self) -> Iterator[tuple[type, Rows]]:
        root = self._partnership
        yield Partnership, [{"id": root, "root": root, "name": "Meetbank", "is_practice": True}]
        yield Partner, [{"id": self._partner, "root": root, "name": "Partner Oost"}]
        yield (
            Person,
            [
                {"id": c, "root": root, "partner_id": self._partner, "name": f"Coach {n:02}"}
                for n, c in enumerate(self._coaches)
            ],
        )
        yield (
            Role,
            [
                {"id": new_id(), "root": root, "person_id": c, "role": "coach"}
                for c in self._coaches
            ],
        )

    def companies(self, ids: list[UUID]) -> Iterator[tuple[type, Rows]]:
        yield Enterprise, [self._company(company) for company in ids]
        yield Establishment, [self._establishment(company) for company in ids]
        yield Contact, [self._contact(company) for company in ids for _ in range(2)]
        yield (
            YearlyFigures,
            [self._figures(company, year) for company in ids for year in (2024, 2025)],
        )
        intakes = [self._intake(company) for company in ids]
        yield Intake, intakes
        yield (
            IntakeCount,
            [
                self._row(intake["root"], intake_id=intake["id"], target_group="neet", number=2)
                for intake in intakes
            ],
        )

    def sessions(self, companies: list[UUID]) -> Iterator[tuple[type, Rows]]:
        rows = [self._session(company) for company in companies]
        yield CoachingSession, rows
        fifth = rows[::5]
        yield (
            Agreement,
            [
                self._row(r["root"], session_id=r["id"], text="Onthaalmap, eerste versie")
                for r in fifth
            ],
        )
        yield (
            Action,
            [
                self._row(
                    r["root"],
                    enterprise_id=r["root"],
                    session_id=r["id"],
                    text="Mail de afspraken",
                    coach_id=r["coach_id"],
                    due_on=date(2026, 12, 1),
                )
                for r in fifth
            ],
        )
        yield (
            Attachment,
            [
                self._row(
                    r["root"],
                    enterprise_id=r["root"],
                    session_id=r["id"],
                    file_name="onthaalmap.pdf",
                    size=120_000,
                    sha256="0" * 64,
                    added_at=r["ends_at"],
                )
                for r in fifth
            ],
        )

    def _row(self, root: UUID, **values: Any) -> dict[str, Any]:
        return {"id": new_id(), "root": root, **values}

    def _company(self, company: UUID) -> dict[str, Any]:
        self._made += 1
        first = f"0{self._random.randrange(10**7):07}"
        return {
            "id": company,
            "root": company,
            "number": first + check_digits(first),
            "name": f"{self.pick(TRADES)} {self.pick(FAMILIES)} {self._made}",
            "nace_version": "2025",
            "nace_code": self.pick(self._activities),
            "purpose": "Nieuwe collega's voelen zich welkom en blijven langer dan een jaar.",
            "partner_id": self._partner,
            "coach_id": self.pick(self._coaches),
        }

    def _establishment(self, company: UUID) -> dict[str, Any]:
        return self._row(
            company,
            enterprise_id=company,
            street="Molenstraat",
            house_number="14",
            postal_code="9300",
            municipality_nis=self.pick(self._places),
            is_main=True,
        )

    def _contact(self, company: UUID) -> dict[str, Any]:
        name = f"{self.pick(FIRST_NAMES)} {self.pick(FAMILIES)}"
        return self._row(company, enterprise_id=company, name=name, function="hr")

    def _figures(self, company: UUID, year: int) -> dict[str, Any]:
        staff = Decimal(self._random.randrange(1, 400))
        return self._row(
            company,
            enterprise_id=company,
            year=year,
            staff=staff,
            turnover=staff * 150_000,
            balance=staff * 90_000,
        )

    def _intake(self, company: UUID) -> dict[str, Any]:
        return self._row(
            company,
            enterprise_id=company,
            coach_id=self.pick(self._coaches),
            held_on=FIRST_DAY,
            question="Nieuwe collega's vertrekken vaak binnen drie maanden.",
            themes=("onboarding",),
            consent=True if self._random.random() < 0.8 else None,
        )

    def _session(self, company: UUID) -> dict[str, Any]:
        day = FIRST_DAY + timedelta(days=self._random.randrange(DAYS))
        start = datetime(day.year, day.month, day.day, self._random.randrange(7, 16), tzinfo=UTC)
        note = " ".join(self._random.choices(SENTENCES, k=self._random.randrange(1, 8)))
        return self._row(
            company,
            enterprise_id=company,
            coach_id=self.pick(self._coaches),
            kind=self.pick(("visit", "call", "online", "meeting")),
            starts_at=start,
            ends_at=start + timedelta(minutes=self.pick((30, 50, 70, 90))),
            note=note,
            themes=("onboarding",),
            completed_at=start + timedelta(hours=3),
        )
