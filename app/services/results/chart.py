"""The results as a chart: what counted, what was planned, what is expected (S15)."""

from datetime import date, timedelta
from typing import Final

from app.domain.charts import Band, Goal, LineChart, Series
from app.services.results.view import Results

NAME: Final = "Ondernemingen met een gerealiseerd traject"
FEW_PLANS: Final = 2  # points that make a line of plans


def results_chart(results: Results) -> LineChart:
    """Return the whole project as lines over its days, in Dutch as on screen and on paper."""
    first, realised = results.first, results.realised
    counted = tuple((_shown(point.day, first), point.number) for point in results.history)
    lines = [Series("Gerealiseerd", counted, label=f"{realised} gerealiseerd")]
    if len(results.plan) >= FEW_PLANS:
        planned = tuple((_shown(point.day, first), point.number) for point in results.plan)
        lines.append(Series("Planning", planned, "series2", "dashed", "square"))
    is_over = results.day > results.last
    return LineChart(
        name=NAME,
        told=_told(results),
        first=first,
        last=results.last,
        lines=tuple(lines),
        band=_band(results),
        goal=None if results.target is None else Goal(results.target, f"Doel {results.target}"),
        now=None if is_over or results.day < first else results.day,
        now_words="vandaag",
        days_name="Einde van",
    )


def _shown(day: date, first: date) -> date:
    """Return a day on the axis: what was there before the first day stands at its beginning."""
    return first if day == first - timedelta(days=1) else day


def _band(results: Results) -> Band | None:
    if not results.band:
        return None
    told = results.forecast
    return Band(
        name="Prognose met marge",
        points=tuple(
            (_shown(one.day, results.first), one.low, one.expected, one.high)
            for one in results.band
        ),
        label=f"Prognose {told.expected}",
        more=f"tussen {told.low} en {told.high}",
        heads=("Minstens", "Prognose", "Hoogstens"),
    )


def _told(results: Results) -> str:
    told = results.forecast
    words = [f"Op {results.day:%d/%m/%Y} zijn {results.realised} ondernemingen gerealiseerd"]
    if results.planned is not None:
        words[0] += f", volgens de planning {results.planned}"
    words.append(
        f"De prognose voor {results.last:%d/%m/%Y} is {told.expected}, "
        f"tussen {told.low} en {told.high}"
    )
    if results.target is not None:
        words.append(f"Het doel is {results.target}")
    return f"{'. '.join(words)}."
