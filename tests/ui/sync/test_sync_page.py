"""S18 by keyboard: what holds, what stopped, and what can be done about it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.core.errors import UserError
from app.services.syncing.view import Chip, Problem, SyncOptions
from app.ui.place import Place
from app.ui.sync.connect_dialog import ConnectDialog
from app.ui.sync.link_dialog import LinkDialog
from app.ui.sync.side import SyncSide
from app.ui.widgets.buttons import Button
from tests.sync_samples import (
    BRAKE,
    COMPANY,
    CONTACT,
    FILE,
    FRESH,
    HELD,
    OVERVIEW,
    PROBLEM,
    ROUNDS,
    SENT,
    SESSION,
)

ENTER, SPACE, LEFT = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.MouseButton.LeftButton


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page, text):
    found = [one for one in page.findChildren(Button) if one.text() == text]
    return next(one for one in found if one.isVisible())


def focused():
    return QApplication.focusWidget()


def test_it_says_what_holds_what_stopped_and_what_is_to_decide(open_page):
    page = open_page()
    shown = texts(page)
    for words in (
        "1 probleem, de rest is verzonden",
        "Laatst gelukt vandaag om 14:02, duurde 6 seconden.",
        "plan-nieuwe-bakkerij.pdf is te groot om te verzenden",
        (
            "Het bestand is 52 MB, het maximum is 50 MB. "
            "Het hoort bij Bakkerij Janssens, sessie 20/11/2026."
        ),
        "sinds 11:15",
        "Te beslissen",
        "3 partners, 11 laptops",
        "Partner West 5 dagen oud",
        "Bereikt vandaag om 14:02",
        "Alles bewaard",
    ):
        assert words in shown
    assert [stop.accessibleName() for stop in page.route.stops] == [
        "24 uit, 24 in",
        "9 van 11 vandaag",
        "",
    ]


def test_what_travelled_stands_in_groups_and_what_waits_stands_out(open_page):
    page = open_page()
    rows = [
        [page.counts.rows.index(row, column).data() for column in range(4)]
        for row in range(page.counts.rows.rowCount())
    ]
    assert rows == [
        ["Sessies en notities", "6", "–", "3"],
        ["Ondernemingen en contacten", "4", "–", "9"],
        ["Afspraken en taken", "11", "–", "7"],
        ["Bestanden", "3", "1", "5"],
    ]
    sentence = page.counts.rows.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Bestanden: 3 verzonden, 1 wacht, 5 ontvangen"


def test_who_was_there_and_when(open_page):
    page = open_page()
    shown = texts(page.side)
    for words in (
        "4 van 4 laptops vandaag",
        "14:01",
        "0 van 2 laptops vandaag",
        "5 dagen oud",
        "10/11",
        "De cijfers van Partner West kunnen hoger liggen dan je hier ziet.",
        "Stand van 14:02",
    ):
        assert words in shown


def test_enter_begins_a_round_that_one_can_watch_and_stop(qtbot, desk, fake, open_page):
    page = open_page(replace(OVERVIEW, chip=SENT, problems=()))
    fake.goes_on.clear()
    assert focused() is page.go_button
    QTest.keyClick(focused(), ENTER)
    qtbot.waitUntil(lambda: page.banner.title.text().startswith("Bezig: 0 van 7"))
    assert not page.go_button.isEnabled()
    assert focused() is page.banner.stop_button
    with qtbot.waitSignal(desk.sync.round_ended) as ended:
        QTest.keyClick(focused(), SPACE)
    assert ended.args == [None]
    qtbot.waitUntil(lambda: page.banner.title.text().startswith("Alles verzonden"))
    assert page.go_button.isEnabled()
    assert fake.asked == ["round"]


def test_a_round_that_fails_says_why_and_that_nothing_is_lost(qtbot, desk, fake, open_page):
    page = open_page(replace(OVERVIEW, chip=SENT, problems=()))
    fake.error = UserError("store.full", path="x")
    fake.be(chip=Chip("waiting", waiting=2, error=fake.error))
    with qtbot.waitSignal(desk.sync.round_ended) as ended:
        QTest.keyClick(focused(), ENTER)
    assert ended.args == [fake.error]
    qtbot.waitUntil(lambda: page.banner.title.text() == "2 wachten – nog niets verzonden")
    assert "schijf" in page.banner.text.text().lower()


def test_p_walks_along_the_problems_and_the_button_leads_to_the_field(qtbot, desk, open_page):
    page = open_page(replace(OVERVIEW, problems=(FILE, HELD)))
    QTest.keyClick(page, Qt.Key.Key_P)
    assert focused().text() == "Laat hier, niet verzenden"
    QTest.keyClick(focused(), Qt.Key.Key_P)
    assert focused().text() == "Ga naar het veld"
    with qtbot.waitSignal(desk.go_requested) as gone:
        QTest.keyClick(focused(), ENTER)
    assert gone.args == [Place("enterprise", record=COMPANY, unit=f"contacts/{CONTACT.id}/phone")]
    QTest.keyClick(page, Qt.Key.Key_P)
    assert focused().text() == "Laat hier, niet verzenden"


def test_a_file_can_stay_here_or_be_tried_again(qtbot, desk, fake, open_page):
    page = open_page(replace(OVERVIEW, problems=(replace(FILE, kind="blob"),)))
    qtbot.mouseClick(button(page, "Laat hier, niet verzenden"), LEFT)
    qtbot.waitUntil(lambda: ("leave", FILE.id) in fake.asked)
    qtbot.mouseClick(button(page, "Probeer opnieuw"), LEFT)
    qtbot.waitUntil(lambda: fake.asked[-2:] == [("again", FILE.id), "round"])


BARRED = (
    "Je mag dit dossier niet wijzigen, of je laptop of account was geblokkeerd toen het verzonden "
    "werd. Je beheerder beslist."
)
UNFIT = (
    "De server kon het niet bewaren. Het staat in de Wachtrij van je beheerder en van de promotor."
)


@pytest.mark.parametrize(("reason", "words"), [("no_access", BARRED), ("database", UNFIT)])
def test_why_a_change_is_held_is_said_as_it_is(open_page, reason, words):
    page = open_page(replace(OVERVIEW, problems=(replace(HELD, reason=reason),)))
    assert f"Het gaat over telefoon. {words}" in texts(page)


def test_a_held_change_is_withdrawn_after_one_question(qtbot, fake, open_page):
    page = open_page(replace(OVERVIEW, problems=(HELD,)))
    assert "Probeer opnieuw" not in [one.text() for one in page.findChildren(Button)]
    words = (
        "Niemand past dit dan nog toe: hier komt terug wat op de server staat. "
        "Wat je schreef, staat in de historiek."
    )
    assert words not in texts(page)
    button(page, "Trek in…").setFocus()
    QTest.keyClick(focused(), SPACE)
    assert words in texts(page)
    assert focused().text() == "Laat wachten"
    QTest.keyClick(focused(), SPACE)
    assert focused().text() == "Trek in…"
    assert words not in texts(page)
    QTest.keyClick(focused(), SPACE)
    assert fake.asked == []
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().text() == "Trek in"
    QTest.keyClick(focused(), SPACE)
    qtbot.waitUntil(lambda: fake.asked == [("withdraw", HELD.id), "round"])


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        (replace(FILE, record=SESSION), Place("session", record=SESSION.id)),
        (
            replace(HELD, record=replace(CONTACT, kind="enterprise"), units=("name",)),
            Place("enterprise", record=COMPANY, unit="overview/enterprise/name"),
        ),
        (
            replace(HELD, record=replace(CONTACT, kind="person", case=""), units=()),
            Place("settings", text="Mensen en rollen"),
        ),
    ],
)
def test_each_problem_leads_to_where_it_is_mended(qtbot, desk, open_page, problem, place):
    page = open_page(replace(OVERVIEW, problems=(problem,)))
    words = {"person": "Toon waar het staat", "enterprise": "Ga naar het veld"}
    with qtbot.waitSignal(desk.go_requested) as gone:
        name = words.get(problem.record.kind, "Toon dossier")
        qtbot.mouseClick(button(page, name), LEFT)
    assert gone.args == [place]


def test_the_brake_asks_first_and_its_default_is_not_to_do_it(qtbot, fake, open_page):
    page = open_page(replace(OVERVIEW, chip=Chip("braked"), brake=BRAKE, problems=()))
    assert "De andere kant wil 64 onderdelen verwijderen en 3 onderdelen wijzigen" in texts(page)
    assert focused() is page.brake.no_button
    told = []
    page.desk.noticed.connect(told.append)
    QTest.keyClick(focused(), ENTER)
    qtbot.waitUntil(lambda: ("brake", False) in fake.asked)
    assert told[0].text.startswith("Niets gedaan.")
    assert "round" not in fake.asked


def test_the_brake_says_what_happened_before_it_stopped(qtbot, open_page):
    brake = replace(BRAKE, deletes=15, edits=0, items=BRAKE.items[3:18], done_deletes=40)
    page = open_page(replace(OVERVIEW, chip=Chip("braked"), brake=brake, problems=()))
    assert "De andere kant wil 15 onderdelen verwijderen" in texts(page)
    done = "Al gebeurd vóór het stopte: 40 onderdelen verwijderd. De rest wacht."
    assert page.banner.text.text().startswith("Het wacht op jouw keuze.")
    assert page.brake.text.text() == (
        f"Het meeste komt van Tom. {done} Vóór ‘Toch doen’ maakt Werkvloer eerst een back-up."
    )
    with qtbot.waitSignal(page.desk.noticed) as told:
        QTest.keyClick(focused(), ENTER)
    assert told.args[0].text == f"{done} Vraag na bij je collega wat er gebeurde."


def test_a_count_that_may_grow_is_said_to_be_a_least(open_page):
    brake = replace(BRAKE, deletes=15, edits=0, is_least=True)
    page = open_page(replace(OVERVIEW, chip=Chip("braked"), brake=brake, problems=()))
    assert "De andere kant wil minstens 15 onderdelen verwijderen" in texts(page)


def test_the_list_of_the_brake_says_each_record_and_it_can_be_done_after_all(
    qtbot, fake, open_page
):
    page = open_page(replace(OVERVIEW, chip=Chip("braked"), brake=BRAKE, problems=()))
    qtbot.mouseClick(page.brake.list_button, LEFT)
    assert page.brake.table.hasFocus()
    assert page.brake.rows.rowCount() == 67
    first = [page.brake.rows.index(0, column).data() for column in range(3)]
    assert first == ["Wijzigen", "Contact Nr. 1", "Bakkerij"]
    assert page.brake.rows.index(3, 0).data() == "Verwijderen"
    qtbot.mouseClick(page.brake.yes_button, LEFT)
    qtbot.waitUntil(lambda: fake.asked[-2:] == [("brake", True), "round"])


def test_what_is_ticked_is_kept(qtbot, fake, open_page):
    page = open_page()
    page.side.regularly.setFocus()
    QTest.keyClick(page.side.regularly, SPACE)
    qtbot.waitUntil(lambda: SyncOptions(regularly=False) in fake.asked)


def test_the_log_is_short_until_it_is_asked_for(qtbot, open_page):
    page = open_page()
    assert "niet gelukt" not in texts(page.side)
    qtbot.mouseClick(page.side.log.link, LEFT)
    assert texts(page.side).count("niet gelukt") == 1
    assert len(ROUNDS) == 6
    assert page.side.log.link.text() == "Toon minder"


def test_the_meaning_of_the_strips_is_told_when_asked(qtbot, open_page):
    page = open_page()
    assert page.side.meaning.isHidden()
    qtbot.mouseClick(page.side.partners.link, LEFT)
    assert page.side.meaning.isVisible()


def test_what_is_to_decide_is_one_press_away(qtbot, desk, open_page):
    page = open_page()
    with qtbot.waitSignal(desk.go_requested) as gone:
        qtbot.mouseClick(page.decide_button, LEFT)
    assert gone.args == [Place("merging")]


def test_without_a_server_it_says_so(open_page):
    page = open_page(replace(OVERVIEW, chip=Chip("unlinked")))
    assert page.stack.currentWidget() is page.unlinked
    assert "Deze laptop is nog niet met een server verbonden" in texts(page)


def test_a_code_is_the_way_to_a_server(qtbot, desk, open_page):
    page = open_page(replace(OVERVIEW, chip=Chip("unlinked")))
    assert focused() is page.unlinked.link_button
    QTest.keyClick(focused(), ENTER)
    dialog = page.window().findChild(ConnectDialog)
    qtbot.waitUntil(dialog.fields.choose_button.hasFocus)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.window().findChildren(ConnectDialog))


def test_a_laptop_that_is_shut_out_says_so_everywhere(open_page):
    shut = Chip("problem", waiting=3, error=UserError("sync.revoked"))
    page = open_page(replace(OVERVIEW, chip=shut))
    words = "Geen toegang meer tot de server – 3 wachten, alles is lokaal bewaard"
    assert page.banner.title.text() == words
    assert "Laat deze laptop niet binnen" in texts(page)


def test_a_laptop_that_was_shut_out_can_show_a_new_invitation(qtbot, open_page):
    shut = Problem("device", "device", None, (), "sync.revoked", {}, None)
    page = open_page(replace(OVERVIEW, problems=(shut,)))
    qtbot.mouseClick(button(page, "Verbind opnieuw"), LEFT)
    dialog = page.findChild(LinkDialog)
    assert dialog.fields.address.text() == OVERVIEW.server
    qtbot.waitUntil(dialog.fields.choose_button.hasFocus)
    assert not dialog.go_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(LinkDialog))


def test_before_anybody_was_there_nothing_is_claimed(open_page):
    page = open_page(
        replace(
            OVERVIEW,
            chip=Chip("offline"),
            rounds=(),
            freshness=(),
            freshness_at=None,
            problems=(),
        )
    )
    shown = texts(page)
    assert "Nog niet gesynchroniseerd vanaf deze laptop." in shown
    assert "Nu niet bereikbaar" in shown
    assert "Nog niet gekend" in shown
    assert "Dit zie je na de eerste keer." in shown


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 150), ("light", 200)])
def test_nothing_is_cut_off_at_the_right(use_theme, open_page, mode, percent):
    use_theme(mode, percent)
    page = open_page()
    page.resize(1309, 590)
    QApplication.processEvents()
    for pane in (page.pane, page.side):
        assert pane.body.width() <= pane.viewport().width()


def test_old_means_two_days(open_page):
    old = replace(FRESH[0], last_seen=FRESH[0].last_seen.replace(day=22))
    page = open_page(replace(OVERVIEW, freshness=(old,), chip=PROBLEM))
    assert "Allemaal recent" in texts(page)
    assert "1 dag oud" in texts(page)


@pytest.mark.parametrize(
    ("ahead_s", "words"),
    [
        (120.0, ""),
        (185.0, "De klok van deze laptop loopt 3 minuten voor. Zet ze gelijk."),
        (-240.0, "De klok van deze laptop loopt 4 minuten achter. Zet ze gelijk."),
    ],
)
def test_a_clock_that_is_wrong_is_told(open_page, ahead_s, words):
    page = open_page(replace(OVERVIEW, clock_ahead_s=ahead_s))
    assert page.clock.isVisible() is bool(words)
    assert page.clock.words.text() == words


def test_a_partner_without_a_laptop_is_not_behind(open_page):
    new = replace(FRESH[2], partner="Partner Noord", last_seen=None, laptops=0, days=(0,) * 14)
    page = open_page(replace(OVERVIEW, freshness=(*FRESH[:2], new)))
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "nog geen laptop" in shown
    assert "Allemaal recent" in shown
    assert not any("hoger liggen" in text for text in shown)
    assert "0 van 0 laptops vandaag" not in shown


def test_the_choices_of_when_cannot_be_changed_before_they_are_known(qtbot):
    side = SyncSide()
    qtbot.addWidget(side)
    ticks = (side.on_open, side.on_close, side.regularly, side.later)
    assert not any(tick.isEnabled() for tick in ticks)
    side.show_overview(OVERVIEW)
    assert all(tick.isEnabled() for tick in ticks)
    assert [tick.isChecked() for tick in ticks] == [True, True, True, False]
