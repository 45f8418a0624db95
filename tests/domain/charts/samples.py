"""Charts to look at: the picture of S15, shares of parts, before and after, demand per week."""

from datetime import date

from app.domain.charts import (
    Band,
    BarChart,
    BarRow,
    Goal,
    Letters,
    LineChart,
    RunChart,
    RunPoint,
    Series,
)
from app.domain.charts.bar import parts

TEN = Letters(lambda words: 10.0 * len(words), lambda words: 10.0 * len(words), 15.0)
TODAY = date(2026, 11, 27)
COUNTED = (0, 1, 3, 6, 9, 12, 16, 20, 25, 30, 36)
QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))
PLANNED = ((2024, 7), (2025, 25), (2026, 48), (2027, 76), (2028, 101), (2029, 120))


def line_chart():
    ends = [date(year, *end) for year in (2024, 2025, 2026) for end in QUARTERS][:11]
    counted = ((date(2024, 1, 1), 0), *zip(ends, COUNTED, strict=True), (TODAY, 41))
    planned = ((date(2024, 1, 1), 0), *((date(year, 12, 31), n) for year, n in PLANNED))
    return LineChart(
        "Ondernemingen met een gerealiseerd traject",
        "41 gerealiseerd, de prognose is 108 tegen een doel van 120.",
        date(2024, 1, 1),
        date(2029, 12, 31),
        (
            Series("Gerealiseerd", counted, label="41 gerealiseerd"),
            Series("Planning", planned, "series2", "dashed", "square"),
        ),
        Band(
            "Prognose met marge",
            ((TODAY, 41, 41, 41), (date(2029, 12, 31), 98, 108, 116)),
            label="Prognose 108",
            more="tussen 98 en 116",
        ),
        Goal(120, "Doel 120"),
        TODAY,
        "vandaag",
        days_name="Einde van",
    )


def bar_chart():
    return BarChart(
        "Instroom",
        "Van 37 instromers werken er 16 na een jaar nog.",
        parts("Instroom", "Na 6 maanden", "Na 12 maanden"),
        (
            BarRow("Jongeren", (12, 7, 4)),
            BarRow("Anderstaligen", (20, 15, 11), goal=40),
            BarRow("Ouder dan 55", (5, 2, None)),
        ),
        rows_name="Doelgroep",
        goal_name="Doel",
    )


def grouped_chart():
    return BarChart(
        "Scan voor en na",
        "Onthaal ging van 2,1 naar 3,5.",
        parts("Nulmeting", "Eindmeting"),
        (BarRow("Onthaal", (2.1, 3.5)), BarRow("Opleiding", (1.5, None))),
        mode="grouped",
        highest=5,
        rows_name="Thema",
    )


def run_chart():
    hours = (30, 35, 28, 66, None, 29)
    points = tuple(
        RunPoint(f"w{at}", value, "boven de grens" if value == 66 else "")
        for at, value in enumerate(hours, 1)
    )
    return RunChart(
        "Vraag per week",
        "In week 4 lag de vraag boven de grens.",
        "Vraag in uren",
        points,
        36,
        12,
        60,
        "Gemiddelde 36",
        "Ondergrens 12",
        "Bovengrens 60",
        (40,) * 6,
        "Capaciteit",
        "Week",
        "Signaal",
    )
