"""What a promotor asks for a pack, as its coach finds it in Vandaag."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.core import clock
from app.domain.dossier_gaps import Gap, GapCode
from app.reference.loader import Reference
from app.services.evidence.requests import ask_coach, by_coach
from app.services.packs.survey import survey
from app.services.trajectories.use_cases import close_trajectory
from app.ui.gap_words import GapWords
from app.ui.place import Place
from app.ui.today.page import TodayPage
from tests.case_samples import CODES, acting_as, add_colleague
from tests.coaching_samples import add_team, make_desk
from tests.pack_samples import WISH, add_dossier, october
from tests.ui.today.steps import lines

WEDNESDAY = date(2026, 11, 25)
DAY = october(14)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: WEDNESDAY)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def closed(store, me):
    one = add_dossier(store, codes=CODES[:5])
    close_trajectory(store, one.id, october(30))
    return one


def test_a_coach_goes_from_the_question_to_the_criterion_in_the_matrix(
    qtbot, store, me, closed, runner, tmp_path, show_active
):
    nora = add_colleague(store, me)
    with acting_as(store, nora):
        (row,) = survey(store, Reference(), WISH).incomplete
        ask_coach(store, *row.gaps, due_on=WEDNESDAY)
    page = show_active(TodayPage(make_desk(store, me, runner, tmp_path), Place("today")))
    page.enter()
    qtbot.waitUntil(lambda: page.model.is_day_shown)
    said = (
        "Foto's van de aanpassing: 0 van 2, Bakkerij Janssens, "
        "Nora B. vraagt dit voor het bewijspakket, vandaag"
    )
    assert said in lines(page)
    page.list.setCurrentIndex(page.list.model().index(lines(page).index(said), 0))
    with qtbot.waitSignal(page.desk.go_requested) as gone:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    member = closed.members[0].id.hex
    assert gone.args == [Place("trajectory", record=closed.id, unit=f"criteria/{member}/photos")]


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap(GapCode.CRITERION, "end", "Eindmeting"), "Eindmeting ontbreekt"),
        (Gap(GapCode.CRITERION, "reports", "Verslagen coaching", 2, 3),
         "Verslagen coaching: 2 van 3"),
        (Gap(GapCode.SESSION, dated=DAY), "Verslag van 14/10 zonder handtekening"),
        (Gap(GapCode.PLAN, dated=DAY), "Actieplan van 14/10 zonder handtekening"),
        (Gap(GapCode.PROPOSAL), "Nog niet voorgesteld om mee te tellen"),
        (Gap(GapCode.DECISION), "Telbeslissing ontbreekt"),
    ],
)  # fmt: skip
def test_each_gap_has_its_words(qapp, gap, words):
    assert GapWords().what(gap) == words


def test_a_mail_tells_everything_that_one_coach_can_mend(qapp, store, closed):
    (asked,) = by_coach(store, survey(store, Reference(), WISH).incomplete)
    letter = GapWords().letter(asked, "oktober 2026", date(2026, 12, 2))
    assert letter.subject == "Bewijs dat nog ontbreekt voor oktober 2026"
    assert letter.text.splitlines() == [
        "Dag Els V.,",
        "",
        "Voor het bewijspakket van oktober 2026 ontbreekt nog:",
        "",
        "Bakkerij Janssens (Onthaal)",
        "- Foto's van de aanpassing: 0 van 2",
        "",
        "Kan je dit aanvullen tegen 02/12/2026?",
        "In Werkvloer staat alles klaar onder Vandaag.",
    ]
