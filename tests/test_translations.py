"""The plural forms of Dutch: the only thing that source texts cannot say by themselves."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialogButtonBox

from app.core.resources import resource
from app.ui import theme
from app.ui.company_words import CountWords
from app.ui.enterprises.page import EnterprisesPage
from app.ui.messages import wait
from app.ui.place import Place
from app.ui.widgets import paint
from app.ui.widgets.row_delegate import CELL_PADDING
from tests.coaching_samples import add_team, make_desk
from tests.file_samples import NOW, add_enterprise, add_session, stop_clock

ROOT = Path(__file__).parents[1]
HORIZONTAL = Qt.Orientation.Horizontal
PLURALS = resource("i18n", "werkvloer_nl.ts")


def run(tool: str, *arguments: object) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)


def texts(path: Path) -> set[tuple[str | None, str | None]]:
    """Context and source of every text with plural forms."""
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
        if message.get("numerus") == "yes"
    }


def test_the_plurals_are_those_of_the_source(tmp_path):
    found = tmp_path / "werkvloer_nl.ts"
    options = ["-no-obsolete", "-pluralonly", "-locations", "none"]
    options += ["-source-language", "nl_BE", "-target-language", "nl_BE"]
    run("pyside6-lupdate", *options, *sorted((ROOT / "app/ui").rglob("*.py")), "-ts", found)
    assert texts(found) == texts(PLURALS), "make translations, and fill in what is unfinished"


def test_every_plural_has_both_forms():
    for message in ElementTree.parse(PLURALS).iter("message"):
        translation = message.find("translation")
        source = message.findtext("source")
        assert translation is not None, source
        assert translation.get("type") is None, source
        one, many = (form.text for form in translation.iter("numerusform"))
        assert one, source
        assert many, source
        assert one != many, source


def test_what_the_program_loads_was_made_of_these_texts(tmp_path):
    made = tmp_path / "werkvloer_nl.qm"
    run("pyside6-lrelease", PLURALS, "-qm", made)
    assert made.read_bytes() == resource("i18n", "werkvloer_nl.qm").read_bytes()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 dagen"), (1, "1 dag"), (2, "2 dagen"), (45, "45 dagen")]
)
def test_one_has_its_own_form(days, words):
    assert CountWords().days(days) == words


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 seconde"), (59, "59 seconden"), (60, "1 minuut"), (61, "2 minuten")],
)
def test_a_wait_is_counted_in_words(seconds, words):
    assert wait(seconds) == words


@pytest.mark.usefixtures("qapp")
def test_days_numbers_and_buttons_of_qt_are_dutch():
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.buttons()[0].text().replace("&", "") == "Annuleren"
    assert QLocale().toString(1234567) == "1.234.567"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_days_without_contact_stand_whole_in_the_list(
    qtbot, store, runner, tmp_path, monkeypatch, use_theme, percent
):
    stop_clock(monkeypatch)
    use_theme("light", percent)
    desk = make_desk(store, add_team(store), runner, tmp_path)
    for days in (1, 45, 999):
        company = add_enterprise(store, f"Bakkerij {days:03}")
        add_session(store, company, NOW - timedelta(days=days))
    page = EnterprisesPage(desk, Place("enterprises"))
    qtbot.addWidget(page)
    page.resize(1158, 700)
    with qtbot.waitSignal(page.model.counted):
        page.show()
    column = next(n for n in range(9) if page.rows.headerData(n, HORIZONTAL) == "Contact")
    words = [page.rows.index(row, column).data() for row in range(3)]
    assert words == ["1 dag", "45 dagen", "999 dagen"]
    room = page.table.columnWidth(column) - 2 * CELL_PADDING
    heavy = theme.current().font("strong", tabular=True)
    assert max(paint.width(each, heavy) for each in words) <= room
