"""Use case: where the partnership stands, as a PDF and as a spreadsheet."""

from app.domain.report import Kind
from app.domain.report_text import value_text
from app.domain.what_if import Outcome
from app.reports import standing_paper as paper
from app.reports.standing_paper import ScopeLine, StandingPaper, percent
from app.services.evidence.papers import origin_of
from app.services.results.chart import results_chart
from app.services.results.targets import ScopeKind
from app.services.results.view import Results
from app.storage.store import Store

_ROWS = {
    ScopeKind.WHOLE: ("Geheel", "Zonder"),
    ScopeKind.PARTNER: ("Partner", "Zonder partner"),
    ScopeKind.REGION: ("Regio", "Zonder regio"),
    ScopeKind.THEME: ("Thema", "Zonder thema"),
}


def standing_paper(store: Store, told: Results, outcome: Outcome | None) -> bytes:
    """Return the results as a PDF; `outcome` is what they mean for the grant."""
    return paper.standing_paper(_values(store, told, outcome))


def standing_sheet(store: Store, told: Results, outcome: Outcome | None) -> bytes:
    """Return the results as a spreadsheet."""
    return paper.standing_sheet(_values(store, told, outcome))


def _values(store: Store, told: Results, outcome: Outcome | None) -> StandingPaper:
    with store.read() as session:
        origin = origin_of(store, session)
    rows_name, without = _ROWS[told.rows_by]
    rows = tuple(
        ScopeLine(
            one.name or without, one.target, one.realised, one.running, one.complete, one.expected
        )
        for one in told.rows
    )
    expected = told.forecast.expected
    total = ScopeLine("Totaal", told.target, told.realised, told.running, told.complete, expected)
    is_own = told.scope.kind is ScopeKind.PARTNER
    name = next((one.name for one in told.rows if one.code == told.scope.code), "")
    return StandingPaper(
        origin=origin,
        day=told.day,
        of=name or "Eigen partner" if is_own else origin.partnership,
        rows_name=rows_name,
        chart=results_chart(told),
        numbers=_numbers(told),
        rows=rows,
        total=total,
        sums=_sums(told, outcome),
        remarks=_remarks(told),
    )


def _numbers(told: Results) -> tuple[tuple[str, str], ...]:
    found = told.forecast
    lines = [("Gerealiseerd", str(told.realised))]
    if told.target is not None:
        lines += [("Doel", str(told.target))]
    if told.planned is not None:
        lines += [("Volgens de planning nu", str(told.planned))]
    return (
        *lines,
        (f"Prognose voor {told.last:%d/%m/%Y}", str(found.expected)),
        ("In acht van de tien projecten tussen", f"{found.low} en {found.high}"),
        ("Lopend", str(told.running)),
        ("waarvan op schema", str(told.on_track)),
        ("waarvan risico", str(told.at_risk)),
        (f"Kunnen nog in {told.day.year} meetellen", str(told.can_still_count_this_year)),
        ("Bewijs volledig", str(told.complete)),
    )


def _sums(told: Results, outcome: Outcome | None) -> tuple[tuple[str, str], ...]:
    """Return what the forecast means for the grant, line by line."""
    terms = told.terms
    if outcome is None or terms is None:
        return ()
    effect, shared = outcome.effect, told.shared
    is_own = told.scope.kind is not ScopeKind.WHOLE
    lines = [("Van het geheel, gedeeld op", f"{shared.day:%d/%m/%Y}")] if is_own and shared else []
    lines += [
        ("Bij een einde op", f"{outcome.total} van {effect.target}"),
        ("Doel behaald", percent(effect.reached)),
        ("Inkorting op de subsidie", percent(effect.cut_share)),
    ]
    if terms.base is not None:
        lines += [
            ("Subsidie", value_text(terms.base, Kind.MONEY)),
            ("Resultaatdeel", value_text(effect.result_part, Kind.MONEY)),
            ("Inkorting", value_text(effect.cut, Kind.MONEY)),
            ("Er blijft over", value_text(effect.paid, Kind.MONEY)),
        ]
    return tuple(lines)


def _remarks(told: Results) -> tuple[str, ...]:
    remarks = [
        f"{one.partner} synchroniseerde een tijd niet: de cijfers kunnen hoger liggen."
        for one in told.behind
    ]
    if told.overlaps:
        remarks.append("Een onderneming met twee thema's staat bij beide, en één keer in de som.")
    if told.forecast.is_weak:
        remarks.append("De prognose steunt op weinig ondernemingen en staat nog niet vast.")
    return tuple(remarks)
