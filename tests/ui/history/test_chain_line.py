"""S21: whether the log of the server is still the one that was seen, in one line above the list."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from app.core.errors import UserError
from app.services.companies.file_history import HistoryQuery
from app.services.packs import log_chain
from app.services.packs.chain_report import ChainPoint, ChainReport
from app.ui.history.view import HistoryView

ROUND = datetime(2026, 11, 20, 11, 40, tzinfo=UTC)
DAY = datetime(2026, 11, 12, 9, tzinfo=UTC)


def report(standing, pack="same"):
    points = (
        ChainPoint(DAY, "Oktober", "e1", 5, "a" * 64, pack),
        ChainPoint(ROUND, "", "e1", 9, "b" * 64, standing),
    )
    return ChainReport("https://x", ROUND, points)


@pytest.fixture
def open_view(qtbot, desk, company, show_active, monkeypatch):
    """A history after the server said something: a report, None, or an error."""

    def make(says):
        def check(_store):
            if isinstance(says, Exception):
                raise says
            return says

        monkeypatch.setattr(log_chain, "check_chain", check)
        view = HistoryView(desk, HistoryQuery(company.id))
        view.resize(1158, 600)
        show_active(view)
        with qtbot.waitSignals([view.model.listed, view.chain.model.checked]):
            view.begin()
        return view

    return make


def test_a_chain_that_stands_is_told_quietly(open_view):
    line = open_view(report("same")).chain
    assert line.isVisible()
    assert line.text.text() == line.accessibleName() == "Keten gecontroleerd"
    assert line.text.toolTip() == (
        "De server heeft nog het logboek van de ronde van 20/11/2026 11:40."
        " Vergeleken bewijspakketten: 1."
    )
    assert not line.button.isVisible()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (report("other", "other"), "Keten klopt niet vanaf 12/11. Verwittig de promotor."),
        (report("other"), "Keten klopt niet vanaf 20/11. Verwittig de promotor."),
        (report("unknown"), "Keten niet bevestigd: de server kent de laatste ronde niet."),
    ],
)
def test_a_chain_that_does_not_stand_asks_for_help_and_gives_a_report(
    qtbot, open_view, told, tmp_path, said, words
):
    line = open_view(said).chain
    assert line.text.text() == words
    assert line.button.text() == "Exporteer rapport"
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    dialog = line.saving.dialog
    assert dialog.selectedFiles()[0].endswith(".csv")
    path = tmp_path / "Keten.csv"
    with qtbot.waitSignal(line.saving.saved):
        dialog.fileSelected.emit(str(path))
    assert "https://x" in path.read_text(encoding="utf-8-sig")
    assert [one.text for one in told] == ["Bewaard: Keten.csv"]
    dialog.reject()


@pytest.mark.parametrize("says", [None, UserError("sync.offline")])
def test_without_a_server_or_a_road_nothing_is_claimed(open_view, says):
    assert not open_view(says).chain.isVisible()


def test_a_bug_is_told(qtbot, desk, open_view):
    with qtbot.waitSignal(desk.failed):
        open_view(ValueError("no"))


def test_asking_twice_at_once_is_asking_once(qtbot, open_view):
    view = open_view(report("same"))
    answers = []
    view.chain.model.checked.connect(answers.append)
    view.chain.model.ask()
    view.chain.model.ask()
    qtbot.waitUntil(lambda: bool(answers))
    assert len(answers) == 1
