"""The page of one referral: made, changed, moved, printed, and nothing typed is lost."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.core import clock
from app.domain.referral import Status
from app.models.base import new_id
from app.models.sync import ScopeRoot
from app.reference.trajectories import InstrumentEntry
from app.services.drafts import list_drafts
from app.services.referrals.instruments import write_instrument
from app.services.referrals.use_cases import move_referral, referral_ids, referral_view
from app.services.trajectories.use_cases import GoalForm, add_goal
from tests.case_samples import begin, member
from tests.ui.referrals.steps import CTRL, KEY, choose, finish, press, stored, type_in


def test_a_new_one_asks_what_its_instrument_needs_and_is_made(
    qtbot, desk, store, company, open_page
):
    page = open_page(parent=company.id)
    fields = page.parts.fields
    assert fields.instrument.hasFocus()
    assert page.parts.pane.isHidden()
    choose(qtbot, page, "IBO")
    assert fields.row().entry.code == "IBO"
    assert "Nagekeken op 23/11/2026" in fields.card.source.text()
    lines = fields.needs._lines
    assert "Mentor" in lines
    type_in(qtbot, lines["Mentor"], "de ploegbaas")
    type_in(qtbot, fields.reason, "Vacature magazijn")
    type_in(qtbot, fields.consent, "20/11")
    fields.people.spin.setValue(2)
    fields.known.setChecked(True)
    type_in(qtbot, fields.funding.check, "Nagevraagd bij VDAB")
    finish(qtbot, page)
    (made,) = referral_ids(store)
    form = referral_view(store, made).form
    assert (form.reason, form.instrument, form.consent_on) == (
        "Vacature magazijn",
        "IBO",
        date(2026, 11, 20),
    )
    assert form.needs == {"Aantal personen": "2", "Mentor": "de ploegbaas"}
    assert form.person_known
    assert list_drafts(store) == ()
    qtbot.undo(desk)
    assert referral_ids(store) == []
    assert [kept.form.kind for kept in list_drafts(store)] == ["referral"]


def test_what_is_missing_is_said_beside_its_field(qtbot, company, open_page):
    page = open_page(parent=company.id)
    page.finish()
    qtbot.waitUntil(page.parts.isEnabled)
    qtbot.waitUntil(lambda: bool(page.parts.fields.reason_field.error))
    type_in(qtbot, page.parts.fields.reason, "Vacature")
    page.finish()
    check = page.parts.fields.funding.check_field
    qtbot.waitUntil(lambda: check.error == "Zeg waarom niemand anders dit al doet of betaalt.")
    assert check.control.hasFocus()


def test_what_was_typed_is_found_again(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    choose(qtbot, page, "IBO")
    type_in(qtbot, page.parts.fields.reason, "Vacature magazijn")
    type_in(qtbot, page.parts.fields.consent, "geen dag")
    page.keep()
    page.leave()
    (kept,) = list_drafts(store)
    assert (kept.form.title, kept.form.subject) == ("Metaal Claes", company.id)
    again = open_page(draft=kept.form.id)
    assert again.parts.fields.reason.text() == "Vacature magazijn"
    assert again.parts.fields.consent.text() == "geen dag"
    assert again.parts.fields.row().entry.code == "IBO"
    assert again.parts.fields.consent.hasFocus()
    assert open_page(parent=company.id).parts.fields.reason.text() == "Vacature magazijn"


def test_one_that_is_stored_is_changed_and_nothing_of_it_is_a_draft(
    qtbot, desk, store, refer, open_page
):
    made = refer()
    page = open_page(record=made)
    type_in(qtbot, page.parts.fields.reason, "Twee vacatures")
    page.keep()
    assert len(list_drafts(store)) == 1
    finish(qtbot, page)
    assert referral_view(store, made).form.reason.startswith("Vacature magazijnTwee")
    assert list_drafts(store) == ()


def test_taking_back_what_was_typed_ends_the_draft(qtbot, store, refer, open_page):
    page = open_page(record=refer())
    type_in(qtbot, page.parts.fields.reason, "x")
    page.keep()
    assert len(list_drafts(store)) == 1
    qtbot.keyClick(page.parts.fields.reason, KEY.Key_Backspace)
    assert list_drafts(store) == ()


def test_a_step_with_a_remark_stands_in_the_history(qtbot, store, refer, open_page):
    made = refer()
    page = open_page(record=made)
    step = page.parts.pane.step
    assert [step.status.itemText(n) for n in range(step.status.count())] == [
        "Akkoord van de onderneming",
        "Verstuurd",
        "Geweigerd",
    ]
    step.status.setFocus()
    qtbot.keyClick(step.status, KEY.Key_Down)
    type_in(qtbot, step.remark, "Met de post")
    press(qtbot, page, KEY.Key_Return)
    qtbot.waitUntil(lambda: stored(store, made).status is Status.SENT)
    qtbot.waitUntil(lambda: page.parts.pill.text == "Verstuurd")
    assert referral_view(store, made).steps[-1].remark == "Met de post"
    assert step.remark.text() == ""
    assert list_drafts(store) == ()


def test_a_step_leaves_alone_what_is_typed_elsewhere(qtbot, store, refer, open_page):
    made = refer()
    page = open_page(record=made)
    type_in(qtbot, page.parts.fields.reason, " bis")
    type_in(qtbot, page.parts.pane.outcome.reason, "nog onzeker")
    step = page.parts.pane.step
    step.choose(Status.SENT)
    press(qtbot, page, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.parts.pill.text == "Verstuurd")
    assert page.parts.fields.reason.text() == "Vacature magazijn bis"
    assert page.parts.pane.outcome.reason.text() == "nog onzeker"
    page.keep()
    assert len(list_drafts(store)) == 1


def test_a_day_before_the_last_step_is_refused_beside_it(qtbot, refer, open_page):
    page = open_page(record=refer())
    step = page.parts.pane.step
    step.day.setFocus()
    step.day.selectAll()
    qtbot.keyClicks(step.day, "1/11/2026")
    step.button.click()
    qtbot.waitUntil(step.note.isVisible)
    assert step.note.words.text() == "De vorige stap was op 02/11/2026."


def test_u_on_the_way_from_vandaag_goes_to_the_outcome(qtbot, store, refer, open_page):
    made = refer(Status.ENDED)
    page = open_page(record=made, unit="outcome")
    form = page.parts.pane.outcome
    assert form.outcome.hasFocus()
    qtbot.keyClicks(form.outcome, "niet")
    assert form.starters_field.isHidden()
    form.button.click()
    qtbot.waitUntil(lambda: form.reason_field.error == "Zeg waarom het niet doorgaat.")
    type_in(qtbot, form.reason, "Andere job")
    press(qtbot, page, KEY.Key_Return)
    qtbot.waitUntil(lambda: stored(store, made).outcome == "not_started")


def test_a_reminder_is_stored_when_its_day_is_chosen(qtbot, store, refer, open_page):
    made = refer(Status.SENT)
    page = open_page(record=made)
    field = page.parts.pane.reminder
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1/12")
    qtbot.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: stored(store, made).reminder_on == date(2026, 12, 1))


def test_a_row_of_more_than_six_months_ago_gets_a_warning(qtbot, store, company, open_page):
    old = InstrumentEntry(
        code="XYZ",
        name="Oud instrument",
        provider="VDAB",
        purpose="Iets",
        who="",
        duration="",
        needs=(),
        support=None,
        valid_from=date(2024, 1, 1),
        valid_to=None,
        source="https://voorbeeld.example",
        checked_on=clock.today() - timedelta(days=200),
    )
    write_instrument(store, old)
    page = open_page(parent=company.id)
    choose(qtbot, page, "oud")
    assert page.parts.fields.card.note.isVisible()


def test_a_closed_instrument_is_not_offered_but_an_old_case_shows_it(
    qtbot, refer, company, open_page
):
    page = open_page(parent=company.id)
    codes = {line.key[0] for line in page.parts.fields._suggest("")}
    assert "VOP" not in codes
    assert "IBO" in codes
    old = open_page(record=refer(instrument="VOP", instrument_from=None))
    assert old.parts.fields.row().entry.code == "VOP"
    assert "gesloten" in old.parts.fields.card.note.words.text()


def test_a_goal_of_the_trajectory_can_be_chosen(qtbot, store, company, open_page):
    trajectory = begin(store, member(company, "Metaal Claes"))
    goal = add_goal(store, trajectory.id, GoalForm("Minder uitval")).id
    page = open_page(parent=company.id)
    goals = page.parts.fields.goal
    assert [goals.itemText(n).strip() for n in range(goals.count())] == [
        "Geen",
        "Onthaal nieuwe medewerkers",
        "Minder uitval",
    ]
    goals.setCurrentIndex(2)
    type_in(qtbot, page.parts.fields.reason, "Vacature")
    type_in(qtbot, page.parts.fields.funding.check, "Nagevraagd")
    finish(qtbot, page)
    form = referral_view(store, referral_ids(store)[0]).form
    assert (form.trajectory_id, form.goal_id) == (trajectory.id, goal)


def test_a_word_on_health_is_asked_about(qtbot, company, open_page):
    page = open_page(parent=company.id)
    type_in(qtbot, page.parts.fields.reason, "Heeft autisme")
    hint = page.parts.fields.set._hints["reason"]
    qtbot.waitUntil(lambda: not hint.isHidden())


def test_the_letter_is_asked_of_what_stands_there(qtbot, desk, refer, open_page):
    page, asked = open_page(record=refer()), []
    desk.document_requested.connect(asked.append)
    qtbot.keyClick(page.parts.fields.reason, KEY.Key_P, CTRL)
    assert asked[0].file_name == "Doorverwijzing Metaal Claes.pdf"
    assert asked[0].make().startswith(b"%PDF")


def test_esc_goes_back_and_one_that_is_gone_says_so(qtbot, desk, refer, open_page):
    page, back = open_page(record=refer()), []
    desk.back_requested.connect(lambda: back.append(1))
    qtbot.keyClick(page.parts.fields.reason, KEY.Key_Escape)
    assert back == [1]
    assert open_page(record=new_id()).parts is None


def test_u_goes_to_the_outcome_and_is_a_letter_in_a_field(qtbot, refer, open_page):
    page = open_page(record=refer())
    type_in(qtbot, page.parts.fields.reason, "u")
    assert page.parts.fields.reason.text().endswith("u")
    page.parts.pane.step.button.setFocus()
    press(qtbot, page, KEY.Key_U)
    assert page.parts.pane.outcome.outcome.hasFocus()


@pytest.mark.parametrize("direction", ["in_vdab", "in_local"])
def test_one_that_comes_in_asks_no_check_and_stands_in_received(
    qtbot, store, company, open_page, direction
):
    page = open_page(parent=company.id)
    fields = page.parts.fields
    fields.direction.set_key(direction)
    fields.direction.activated.emit(0)
    assert fields.funding.isHidden()
    assert fields.consent_field.isHidden()
    assert fields.receiver_field.label.text() == "Van wie kwam de vraag"
    type_in(qtbot, fields.reason, "Kandidaten voor de bakkerij")
    finish(qtbot, page)
    assert stored(store, referral_ids(store)[0]).status is Status.ACCEPTED


def test_one_that_is_only_read_says_so_and_takes_nothing(store, company, refer, open_page):
    made = refer(Status.SENT)
    with store.write() as session:
        session.merge(ScopeRoot(root=company.id.hex, state="live", level="read"))
    page = open_page(record=made)
    assert page.parts.only_read.isVisible()
    assert not page.parts.fields.reason.isEnabled()
    assert not page.parts.pane.step.button.isEnabled()
    assert page.parts.done_button.isHidden()
    assert page.hasFocus()


def test_from_its_head_one_goes_to_the_file_and_to_the_history(
    qtbot, desk, company, refer, open_page
):
    made = refer()
    page, gone = open_page(record=made), []
    desk.go_requested.connect(gone.append)
    assert [crumb.text for crumb in page.crumbs()] == [
        "Doorverwijzingen",
        "Metaal Claes",
        "Individuele beroepsopleiding",
    ]
    page.parts.company_button.click()
    page.parts.fields.reason.setFocus()
    press(qtbot, page, KEY.Key_H, Qt.KeyboardModifier.AltModifier)
    assert [(place.screen, place.record) for place in gone] == [
        ("enterprise", company.id),
        ("history", made),
    ]
    assert gone[1].text == "referral"


def test_it_reminds_and_shows_what_another_laptop_changed(qtbot, desk, store, refer, open_page):
    made = refer(Status.SENT, on=date(2026, 11, 5))
    page = open_page(record=made)
    type_in(qtbot, page.parts.fields.reason, " bis")
    page.parts.pane.remind_button.click()
    qtbot.waitUntil(lambda: stored(store, made).reminder_on == date(2026, 12, 7))
    desk.bus.tell(move_referral(store, made, Status.ACCEPTED, date(2026, 11, 20)))
    qtbot.waitUntil(lambda: page.parts.pill.text == "Ontvangen")
    assert page.parts.fields.reason.text() == "Vacature magazijn bis"


def test_saving_stays_on_the_page(qtbot, store, company, open_page):
    page = open_page(parent=company.id)
    type_in(qtbot, page.parts.fields.reason, "Vacature")
    type_in(qtbot, page.parts.fields.funding.check, "Nagevraagd")
    qtbot.keyClick(page.parts.fields.reason, KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.place.record is not None)
    assert page.parts.pane.isVisible()
    assert referral_ids(store) == [page.place.record]
