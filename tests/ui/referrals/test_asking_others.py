"""Before a referral the guard asks, and another partner answers."""

from app.core import clock
from app.domain.referral import Status
from app.models.base import new_id
from app.services.referrals.funding_checks import deviations
from app.services.referrals.use_cases import referral_ids, referral_view
from tests.case_samples import acting_as, add_colleague, guard_says
from tests.ui.referrals.steps import KEY, finish, press, stored, type_in


def test_job_coaching_asks_who_does_it_already_and_keeps_the_answer(
    qtbot, store, company, open_page
):
    page = open_page(parent=company.id, text="job_coaching")
    funding = page.parts.fields.funding
    assert page.parts.fields.row().entry.code == "JC"
    assert funding.answer_field.label.text() == "Wie doet of betaalt jobcoaching hier al?"
    type_in(qtbot, page.parts.fields.reason, "Nieuwe ploeg")
    type_in(qtbot, funding.check, "Nagevraagd bij An")
    page.finish()
    assert funding.answer_field.error
    assert funding.answer.hasFocus()
    press(qtbot, page, KEY.Key_Right)
    finish(qtbot, page)
    assert guard_says(store, company.id, "job_coaching").value == "free"
    assert deviations(store) == ()


def test_where_it_runs_already_it_asks_why_it_goes_on(qtbot, store, company, refer, open_page):
    refer(Status.STARTED, instrument="JC", instrument_from=None, receiver="VDAB")
    page = open_page(parent=company.id, text="JC")
    funding = page.parts.fields.funding
    assert funding.note.words.text() == "Jobcoaching loopt via VDAB."
    assert funding.check_field.label.text() == "Waarom verwijs je toch door?"
    type_in(qtbot, page.parts.fields.reason, "Andere ploeg")
    type_in(qtbot, funding.check, "Voor iemand anders")
    finish(qtbot, page)
    (line,) = deviations(store)
    assert (line.reason, line.subject_kind) == ("Voor iemand anders", "referral")


def test_to_a_partner_asks_which_one_and_they_accept_it(qtbot, desk, store, company, open_page):
    west = new_id()
    tom = add_colleague(store, desk.me, "Tom W.", "coach", west)
    page = open_page(parent=company.id)
    fields = page.parts.fields
    fields.direction.setFocus()
    qtbot.keyClicks(fields.direction, "naar een p")
    assert fields.instrument_field.isHidden()
    assert fields.partner_field.isVisible()
    type_in(qtbot, fields.reason, "Taal op de vloer")
    page.finish()
    qtbot.waitUntil(lambda: bool(fields.partner_field.error))
    fields.partner.set_key(str(west))
    finish(qtbot, page)
    (made,) = referral_ids(store)
    assert referral_view(store, made).enterprise_id is None
    page = open_page(record=made)
    assert not page.parts.pane.accept_button.isVisible()
    page.deeds.move(referral_view(store, made).row, Status.SENT, clock.today())
    qtbot.waitUntil(lambda: page.parts.pill.text == "Verstuurd")
    with acting_as(store, tom):
        desk.renew(type(desk.me)(**{**as_dict(desk.me), "person_id": tom, "partner_id": west}))
        theirs = open_page(record=made)
        assert theirs.parts.pane.accept_button.isVisible()
        theirs.parts.pane.accept_button.click()
        qtbot.waitUntil(lambda: stored(store, made).status is Status.ACCEPTED)


def as_dict(me):
    return {name: getattr(me, name) for name in me.__dataclass_fields__}
