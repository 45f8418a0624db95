"""People, laptops, partners and what was held, by an administrator and by a coach."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.core.errors import UserError
from app.services.profiles.team import HeldPart, NewMember
from app.ui.place import Place
from app.ui.preferences.page import PreferencesPage
from app.ui.team.account_section import AccountSection
from app.ui.team.people_section import PeopleSection
from app.ui.team.queue_section import QueueSection
from tests.sync_samples import COMPANY, SENT
from tests.team_samples import AN, HELD, INVITATION, LAPTOP, MIDDEN, TOM
from tests.ui.team.conftest import texts, wait_for

LEFT = Qt.MouseButton.LeftButton


def choose(section, person):
    section.table.select_row(section.rows.row_of(person))


def test_the_table_says_who_there_is_and_when_they_were_there(open_section):
    section = open_section(PeopleSection)
    rows = [
        [section.rows.index(row, column).data() for column in range(5)]
        for row in range(section.rows.rowCount())
    ]
    assert rows == [
        ["An D.", "Partner West", "Coach", "–", "uitgenodigd"],
        ["Els V.", "Partner Oost", "Promotor", "1", "14:01"],
        ["Tom", "Partner West", "Coach", "2", "11:40"],
    ]


def test_an_invitation_is_a_code_in_large_letters_and_a_file(qtbot, desk, open_section):
    section = open_section(PeopleSection)
    qtbot.mouseClick(section.invite_button, LEFT)
    assert section.form_new.name.hasFocus()
    QTest.keyClick(section.form_new.name, Qt.Key.Key_Return)
    assert section.form_new.name_field.error == "Vul dit nog in."
    QTest.keyClicks(section.form_new.name, "Jo P.")
    QTest.keyClicks(section.form_new.email, "jo@example.be")
    section.form_new.role.set_key("partner_admin")
    QTest.keyClick(section.form_new.email, Qt.Key.Key_Return)
    qtbot.waitUntil(section.card.isVisible)
    [(_, member, _)] = [one for one in desk.team.asked if one[0] == "invite"]
    assert member == NewMember("Jo P.", "jo@example.be", desk.me.partner_id, "partner_admin")
    assert "K7QM2 XW9PA" in texts(section.card)
    assert "Uitnodiging voor Jo P." in texts(section.card)
    assert any("voor één laptop" in text for text in texts(section.card))
    qtbot.waitUntil(lambda: not section.model.is_busy)
    section.card.file_requested.emit(Path("uit.werkvloer"))
    wait_for(qtbot, desk, ("file", INVITATION, Path("uit.werkvloer")))
    qtbot.waitUntil(lambda: "Het uitnodigingsbestand is bewaard." in texts(section))


def test_the_first_person_of_a_new_organisation_can_be_invited(qtbot, desk, open_section):
    section = open_section(PeopleSection)
    choice = section.form_new.partner
    names = [choice.itemText(place) for place in range(choice.count())]
    assert "Partner Midden" in names  # nobody works there yet
    qtbot.mouseClick(section.invite_button, LEFT)
    QTest.keyClicks(section.form_new.name, "Jo P.")
    choice.set_key(MIDDEN)
    QTest.keyClicks(section.form_new.email, "jo")
    QTest.keyClick(section.form_new.email, Qt.Key.Key_Return)
    assert section.form_new.email_field.error == "Dit mailadres klopt niet: jo"
    QTest.keyClicks(section.form_new.email, "@example.be")
    QTest.keyClick(section.form_new.email, Qt.Key.Key_Return)
    qtbot.waitUntil(section.card.isVisible)
    [(_, member, _)] = [one for one in desk.team.asked if one[0] == "invite"]
    assert member == NewMember("Jo P.", "jo@example.be", MIDDEN, "coach")
    qtbot.waitUntil(section.card.file_button.hasFocus)
    qtbot.mouseClick(section.card.close_button, LEFT)
    assert section.invite_button.hasFocus()


def test_an_answer_that_was_lost_asks_for_the_same_person_again(qtbot, desk, open_section):
    section = open_section(PeopleSection)
    member = ("Jo P.", "jo@example.be", desk.me.partner_id, "coach")
    desk.team.error = UserError("sync.offline")
    first = section._new_id
    section.form_new.asked.emit(member)
    qtbot.waitUntil(section.note.isVisible)
    assert "Geen verbinding" in section.note.words.text()
    assert "later verzonden" not in section.note.words.text()
    qtbot.waitUntil(lambda: not section.model.is_busy)
    section.form_new.asked.emit(member)
    wait_for(qtbot, desk, ("invite", NewMember(*member), first))


def test_a_laptop_is_blocked_after_a_question_whose_default_is_not_to(qtbot, desk, open_section):
    section = open_section(PeopleSection)
    choose(section, TOM)
    row, old = section.pane.laptops.rows
    assert "geblokkeerd" in texts(old)
    assert not old.block_button.isVisible()
    qtbot.mouseClick(row.block_button, LEFT)
    assert row.no_button.hasFocus()
    QTest.keyClick(row.no_button, Qt.Key.Key_Return)
    assert not row.question.isVisible()
    qtbot.mouseClick(row.block_button, LEFT)
    qtbot.mouseClick(row.yes_button, LEFT)
    wait_for(qtbot, desk, ("block", LAPTOP.id))
    qtbot.waitUntil(lambda: desk.sync.begin_round.called)
    qtbot.waitUntil(section.table.hasFocus)


def test_a_role_a_new_invitation_and_the_end_of_an_account(qtbot, desk, open_section):
    section = open_section(PeopleSection)
    choose(section, TOM)
    section.pane.role.set_key("partner_admin")
    section.pane.role.activated.emit(1)
    wait_for(qtbot, desk, ("role", TOM, "partner_admin"))
    qtbot.waitUntil(lambda: not section.model.is_busy)
    choose(section, AN)
    qtbot.mouseClick(section.pane.again_button, LEFT)
    wait_for(qtbot, desk, ("again", AN))
    qtbot.waitUntil(lambda: not section.model.is_busy)
    qtbot.mouseClick(section.pane.close_button, LEFT)
    assert section.pane.keep_button.hasFocus()
    qtbot.mouseClick(section.pane.yes_button, LEFT)
    wait_for(qtbot, desk, ("close", AN))


def test_ones_own_role_and_account_are_left_to_another(desk, open_section):
    section = open_section(PeopleSection)
    choose(section, desk.me.person_id)
    assert not section.pane.role.isEnabled()
    assert not section.pane.close_button.isVisible()


@pytest.mark.parametrize(("role", "has_buttons"), [("coach", True), ("auditor", False)])
def test_an_administrator_is_offered_what_the_server_lets_them_do(
    desk, open_section, role, has_buttons
):
    desk.me = replace(desk.me, role="partner_admin")
    desk.team.found = (replace(desk.team.found[2], role=role), *desk.team.found[:2])
    section = open_section(PeopleSection)
    pane = section.pane
    choose(section, TOM)
    assert pane.again_button.isVisible() is has_buttons
    assert pane.close_button.isVisible() is has_buttons


def test_what_somebody_can_see_is_shown_in_numbers_and_names(qtbot, desk, open_section):
    section = open_section(PeopleSection)
    choose(section, TOM)
    qtbot.mouseClick(section.pane.preview_button, LEFT)
    qtbot.waitUntil(section.preview.isVisible)
    shown = texts(section.preview)
    assert "Wat Tom kan zien" in shown
    assert [shown[shown.index(word) + 1] for word in ("Dossiers", "Sessies", "Bestanden")] == [
        "3", "12", "2",
    ]  # fmt: skip
    assert "Bakkerij Janssens, Metaal Claes en 1 andere" in shown


def test_a_partner_administrator_invites_for_the_own_partner_only(desk, open_section):
    desk.me = replace(desk.me, role="partner_admin")
    form = open_section(PeopleSection).form_new
    assert [form.partner.itemText(n) for n in range(form.partner.count())] == ["Partner Oost"]
    assert [form.role.itemData(n) for n in range(form.role.count())] == ["coach", "partner_admin"]


def test_a_coach_sees_the_own_account_and_can_shut_out_a_lost_laptop(qtbot, desk, open_section):
    section = open_section(AccountSection)
    assert {"Els V.", "els@example.be", "Promotor", "OOST-1 (deze laptop)"} <= set(texts(section))
    row = section.laptops.rows[0]
    qtbot.mouseClick(row.block_button, LEFT)
    assert any("Dit is de laptop waar je nu mee werkt." in words for words in texts(section))
    qtbot.mouseClick(row.yes_button, LEFT)
    wait_for(qtbot, desk, ("block", "aa" * 16))


@pytest.mark.parametrize(("button", "decision"), [("apply", "apply"), ("reject", "reject")])
def test_what_was_held_is_shown_with_its_values_and_decided(
    qtbot, desk, open_section, button, decision
):
    section = open_section(QueueSection)
    shown = texts(section)
    assert "Tom: Contact Mia D." in shown
    reason = (
        "De schrijver mag dit dossier niet wijzigen, of de laptop of het account was geblokkeerd "
        "toen het verzonden werd."
    )
    assert reason in shown
    assert shown[shown.index("Telefoon") + 1] == "053 11 22 33"
    qtbot.mouseClick(getattr(section.cards[0], f"{button}_button"), LEFT)
    wait_for(qtbot, desk, ("decide", HELD.group, decision))
    qtbot.waitUntil(section.none.isVisible)


def test_a_large_group_says_how_much_more_there_is_and_shows_it(qtbot, desk, open_section):
    tom, when = UUID(int=21), datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    end = when + timedelta(hours=1)
    values = {"coach_id": tom, "note": "**Peter** zoeken", "subject": None}
    session = HeldPart("2", "coaching_session", UUID(int=3), COMPANY, "24/11/2026", values)
    session = replace(session, case="Bakkerij Janssens", names={tom: "Tom"})
    values["time"] = {"starts_at": when, "ends_at": end}
    values["themes"] = 7  # which no program writes: shown as it came
    made = {"@alive": True, "enterprise_id": COMPANY, "email": "", "name": "Nr. 1"}
    contacts = [HeldPart(f"{n}", "contact", UUID(int=n), COMPANY, "Nr. 1", made) for n in range(9)]
    desk.team.held = (replace(HELD, parts=(session, *contacts)),)
    section = open_section(QueueSection)
    shown = texts(section)
    assert "Tom: Bakkerij Janssens, sessie 24/11/2026 en 9 andere" in shown
    for name, value in (
        ("coach", "Tom"), ("notitie", "Peter zoeken"), ("onderwerp", "leeg"), ("thema’s", "7"),
        ("tijd", f"{clock.local(when):%d/%m/%Y %H:%M} – {clock.local(end):%H:%M}"),
    ):  # fmt: skip
        assert shown[shown.index(f"Sessie 24/11/2026, {name}") + 1] == value
    assert shown.count("Contact Nr. 1, naam") == 7  # 14 values, of which 12 fit
    (card,) = section.cards
    assert card.more_button.text() == "Toon nog 2 waarden"
    card.more_button.setFocus()
    QTest.keyClick(card.more_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: texts(section).count("Contact Nr. 1, naam") == 9)
    assert not card.more_button.isVisible()
    assert card.apply_button.hasFocus()


def test_without_a_server_a_page_says_so_and_asks_nothing(qtbot, desk, show_active):
    desk.sync.chip = replace(SENT, code="unlinked")
    section = show_active(QueueSection(desk))
    assert "Deze laptop is nog niet met een server verbonden." in texts(section)
    assert desk.team.asked == []


def test_a_server_that_does_not_answer_is_told_with_a_way_to_try_again(qtbot, desk, show_active):
    desk.team.error = UserError("sync.offline")
    section = show_active(QueueSection(desk))
    qtbot.waitUntil(section.again_button.isVisible)
    assert "Geen verbinding" in section.note.words.text()
    qtbot.waitUntil(lambda: not section.model.is_busy)
    qtbot.mouseClick(section.again_button, LEFT)
    qtbot.waitUntil(section.content.isVisible)
    assert not section.note.isVisible()


LISTS = (
    "Streefcijfers",
    "Financiering",
    "Verdeelsleutel",
    "Resultaatcriteria",
    "Scans",
    "Instrumenten",
    "Actoren en aanbod",
    "Privacy",
)  # of all
LATER = ("Wachtrij", "Afgesloten periodes")


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("coach", ["Account", *LISTS]),
        ("partner_admin", ["Account", "Mensen en rollen", *LISTS, *LATER]),
        (
            "promotor",
            ["Account", "Mensen en rollen", "Partners", *LISTS, *LATER, "Bewijs en zegel"],
        ),
    ],
)
def test_each_role_has_its_own_pages(qtbot, desk, show_active, role, pages):
    desk.me = replace(desk.me, role=role)
    page = PreferencesPage(desk, Place("settings"))
    show_active(page)
    qtbot.waitUntil(lambda: page.is_built)
    names = [button.text() for button in page.buttons.buttons()]
    assert names[names.index("Bestanden") + 1 : -1] == pages


@pytest.mark.parametrize("name", ["Veiligheid", "Partners", "Over Werkvloer"])
def test_a_page_that_was_searched_opens_and_has_the_keyboard(desk, show_active, name):
    desk.me = replace(desk.me, role="promotor")
    page = PreferencesPage(desk, Place("settings", text=name))
    show_active(page)
    page.finish_building()
    page.enter()
    assert page.focusWidget().text() == name
    assert page.stack.currentIndex() == page.buttons.checkedId()


def test_a_page_of_others_opens_the_own_account(desk, show_active):
    desk.me = replace(desk.me, role="coach")
    page = PreferencesPage(desk, Place("settings", text="Mensen en rollen"))
    show_active(page)
    page.finish_building()
    page.enter()
    assert page.focusWidget().text() == "Account"
    assert page.stack.currentIndex() == page.buttons.checkedId()
