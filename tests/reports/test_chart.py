"""Charts on paper: a tagged figure with its sentence, and the same marks as on screen."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from app.reports.chart import ChartFigure, chart
from app.reports.document import PageWords, render
from app.reports.finish import Metadata
from tests.domain.charts.samples import bar_chart, grouped_chart, line_chart, run_chart

WORDS = PageWords("1999.990.144", "Proef", ("een", "twee", "drie"))
META = Metadata("Proef", "Els V.", "Proef", datetime(2026, 11, 23, 9, tzinfo=UTC))
MAKERS = (line_chart, bar_chart, grouped_chart, run_chart)


def test_every_chart_is_a_figure_with_its_sentence():
    story = [chart(make(), 480) for make in MAKERS]
    with pikepdf.open(BytesIO(render(WORDS, META, story))) as pdf:
        kids = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Figure"]
        told = [str(kid.Alt) for kid in kids]
    assert told[0] == f"{line_chart().name}. {line_chart().told}"
    assert len(told) == len(MAKERS)


@pytest.mark.parametrize("make", MAKERS)
def test_a_figure_is_as_high_as_its_key_and_its_drawing(make):
    figure = ChartFigure(make(), 480, 100)
    width, height = figure.wrap(480, 800)
    assert (width, height > 100) == (480, True)
