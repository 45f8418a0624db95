"""What the picture of S15 shows, as results; nothing of it is of a real partnership."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from app.domain.forecast import Forecast
from app.domain.funding import CutBy, Terms
from app.domain.on_track import Reason
from app.services.changes import Changes
from app.services.results.targets import WHOLE, Scope, ScopeKind, Shares, TermsView
from app.services.results.view import (
    BandPoint,
    PartnerBehind,
    Point,
    ReasonCount,
    ResultLine,
    Results,
    ScopeRow,
    SharedFigures,
)
from app.ui.targets.service import Standing

TODAY = date(2026, 11, 27)
FIRST, LAST = date(2024, 1, 1), date(2029, 12, 31)
EAST, MIDDLE, WEST = (UUID(int=number) for number in (1, 2, 3))
TERMS = TermsView(
    id=UUID(int=9),
    terms=Terms(FIRST),
    first=FIRST,
    last=LAST,
    granted=Decimal("2400000.00"),
    accepted=None,
    cut_by=CutBy.KEY,
    shares=Shares(Decimal(40), Decimal(45), Decimal(15)),
    hour_rate=None,
    smallest=5,
    source="Beslissing",
)
SEEN = datetime(2026, 11, 27, 7, 12, tzinfo=UTC)  # 08:12 in Flanders
LATER = datetime(2026, 11, 27, 10, 40, tzinfo=UTC)
LONG_AGO = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROWS = (
    ScopeRow(EAST.hex, "Partner Oost", 40, 17, 15, 12, 14, 40, SEEN),
    ScopeRow(MIDDLE.hex, "Partner Midden", 40, 15, 12, 10, 13, 38, LATER),
    ScopeRow(WEST.hex, "Partner West", 40, 9, 20, 14, 6, 30, LONG_AGO, is_behind=True),
)
REGIONS = (
    ScopeRow("east", "Oost-Vlaanderen", 70, 25, 27, 20, 20, 60),
    ScopeRow("west", "West-Vlaanderen", 50, 16, 20, 16, 13, 48),
)
COUNTED = (0, 0, 1, 3, 6, 9, 12, 16, 20, 25, 30, 36)
PLANNED = ((2024, 7), (2025, 25), (2026, 48), (2027, 76), (2028, 101), (2029, 120))
ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


def made_results(**other) -> Results:
    """Return the results of the picture; `other` fields take the place of its own."""
    days = [date(year, *end) for year in (2024, 2025, 2026) for end in ENDS][:11]
    told = Forecast(41, 108, 98, 116, 33.4, 33.6, 1.4, 41)
    made = Results(
        day=TODAY,
        scope=WHOLE,
        rows_by=ScopeKind.PARTNER,
        is_whole=True,
        terms=TERMS,
        first=FIRST,
        last=LAST,
        target=120,
        planned=46,
        realised=41,
        running=47,
        on_track=36,
        at_risk=11,
        reasons=(ReasonCount(Reason.NO_END, 7), ReasonCount(Reason.NO_AGREEMENT, 4)),
        can_still_count_this_year=9,
        complete=33,
        reopened=0,
        reopened_after_closing=0,
        forecast=told,
        history=(
            *(
                Point(day, number)
                for day, number in zip([date(2023, 12, 31), *days], COUNTED, strict=True)
            ),
            Point(TODAY, 41),
        ),
        plan=(
            Point(date(2023, 12, 31), 0),
            *(Point(date(year, 12, 31), number) for year, number in PLANNED),
        ),
        band=(
            BandPoint(TODAY, 41, 41, 41),
            BandPoint(date(2026, 12, 31), 43, 42, 44),
            BandPoint(date(2027, 12, 31), 64, 60, 68),
            BandPoint(date(2028, 12, 31), 86, 79, 93),
            BandPoint(LAST, 108, 98, 116),
        ),
        rows=ROWS,
        overlaps=False,
        behind=(PartnerBehind(WEST, "Partner West", LONG_AGO),),
        shared=None,
    )
    return replace(made, **other)


def made_shared() -> SharedFigures:
    """Return what a promotor shared a week before."""
    return SharedFigures(
        day=date(2026, 11, 20),
        shared_at=datetime(2026, 11, 20, 15, tzinfo=UTC),
        by="Els V.",
        remark="",
        target=120,
        planned=46,
        realised=40,
        running=47,
        on_track=36,
        at_risk=11,
        expected=106,
        low=96,
        high=115,
        rows=tuple(replace(row, fresh=None, is_behind=False) for row in ROWS),
    )


def made_line(number: int, **other) -> ResultLine:
    """Return a company behind a number."""
    made = ResultLine(
        member_id=UUID(int=100 + number),
        trajectory_id=UUID(int=200 + number),
        enterprise_id=UUID(int=300 + number),
        company=f"Onderneming {number}",
        title="Onthaal nieuwe medewerkers",
        partner="Partner Oost",
        place="Aalst",
        phase="execution",
        since=date(2026, 3, 2),
        reasons=(),
        met=4,
        of=6,
    )
    return replace(made, **other)


OWN = Scope(ScopeKind.PARTNER, EAST.hex)


def standing(told=None, weights=(40, 40, 40)):
    """Return all that the page shows, at 14:02 in Flanders."""
    keys = zip((EAST, MIDDLE, WEST), weights, strict=True)
    at = datetime(2026, 11, 27, 13, 2, tzinfo=UTC)
    return Standing(told or made_results(), at, {who.hex: Decimal(key) for who, key in keys})


class FakeResults:
    """Answers the screen from memory, and keeps what was asked."""

    def __init__(self, told=None, lines=()):
        self.told = made_results() if told is None else told
        self.lines_told, self.asked, self.shared = tuple(lines), [], []

    def read(self, wish, /):
        if isinstance(self.told, Exception):
            raise self.told
        if self.told == "nothing":
            return None
        rows = {ScopeKind.REGION: REGIONS, ScopeKind.THEME: ()}.get(wish.rows, self.told.rows)
        told = replace(self.told, rows_by=wish.rows, rows=rows, scope=wish.scope)
        return standing(told)

    def lines(self, which, scope, /):
        self.asked.append((which, scope))
        return self.lines_told

    def share(self, standing, /):
        self.shared.append(standing.results.day)
        return Changes(frozenset(), frozenset({"shared_standing"}))

    def sheet(self, _standing, /):
        return b"PK"

    def paper(self, _standing, /):
        return b"%PDF"
