from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.intake import Intake, IntakeCount
from app.services.companies.intake import save_intake
from app.services.companies.intake_form import ContactForm, load_intake, new_form
from app.services.drafts import DraftForm, get_draft, keep_draft, new_draft_id
from app.services.retention.bin import restore, throw_away
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team

DAY = date(2026, 11, 23)
NUMBER = "1999990144"


@pytest.fixture(autouse=True)
def me(store):
    return add_team(store)


@pytest.fixture
def form():
    begin = new_form(DAY)
    return replace(
        begin,
        name="Lindeveld Verpakking",
        number=NUMBER,
        legal_form="610",
        nace_code="82920",
        joint_committee="140.03",
        part_of_group="no",
        purpose="Mensen houden",
        site=replace(
            begin.site,
            street="Kaai",
            house_number="21",
            postal_code="9160",
            municipality_nis="46029",
        ),
        figures=replace(begin.figures, staff=Decimal("38.5"), turnover=Decimal("4200000.50")),
        contacts=(ContactForm(new_id(), "Hanne W.", "Personeelsverantwoordelijke", "h@linde.be"),),
        source="network",
        question="Nieuwe mensen haken af",
        themes=("onboarding", "language"),
        counts=(("neet", 2), ("low_skilled", 0)),
        unique_persons=2,
        first_step="Rondgang",
        first_step_on=date(2026, 11, 27),
        consent=True,
        consent_on=DAY,
        consent_by="Hanne W.",
    )


def rows(store, kind, *, gone=False):
    with store.read() as session:
        return [row for row in session.exec(select(kind)) if row.deleted is gone]


def test_everything_is_stored_under_the_new_company(store, me, form):
    saved = save_intake(store, form)
    enterprise = rows(store, Enterprise)[0]
    assert (enterprise.id, enterprise.root) == (form.enterprise_id, form.enterprise_id)
    assert (enterprise.number, enterprise.nace_version, enterprise.nace_code) == (
        NUMBER,
        "2025",
        "82920",
    )
    assert (enterprise.coach_id, enterprise.partner_id) == (store.actor, me.partner_id)
    site = rows(store, Establishment)[0]
    assert (site.postal_code, site.municipality_nis, site.is_main) == ("9160", "46029", True)
    assert rows(store, YearlyFigures)[0].staff == Decimal("38.50")
    assert rows(store, YearlyFigures)[0].year == 2025
    intake = rows(store, Intake)[0]
    assert intake.establishment_id == site.id
    assert intake.themes == ("language", "onboarding")
    assert [(row.target_group, row.number) for row in rows(store, IntakeCount)] == [("neet", 2)]
    action = rows(store, Action)[0]
    assert (action.text, action.due_on, action.coach_id) == (
        "Rondgang",
        date(2026, 11, 27),
        store.actor,
    )
    assert saved.changes.roots == {form.enterprise_id}
    assert {"enterprise", "establishment", "contact", "intake"} <= saved.changes.kinds


def test_what_was_stored_comes_back_as_the_same_form(store, form):
    save_intake(store, form)
    again = load_intake(store, form.enterprise_id, date(2027, 1, 5))
    assert again == replace(form, themes=("language", "onboarding"), counts=(("neet", 2),))


def test_saving_twice_changes_nothing_and_doubles_nothing(store, form):
    save_intake(store, form)
    assert not save_intake(store, form).changes
    for kind in (Enterprise, Establishment, Contact, YearlyFigures, Intake, IntakeCount, Action):
        assert len(rows(store, kind)) == 1, kind


def test_only_a_name_is_enough_to_keep_an_incomplete_intake(store):
    save_intake(store, replace(new_form(DAY), name="Nog een naam"))
    assert rows(store, Enterprise)[0].name == "Nog een naam"
    assert len(rows(store, Intake)) == 1
    for kind in (Establishment, Contact, YearlyFigures, IntakeCount, Action):
        assert rows(store, kind) == []


def test_a_contact_that_was_taken_away_is_hidden(store, form):
    save_intake(store, form)
    save_intake(store, replace(form, contacts=()))
    assert rows(store, Contact) == []
    assert [row.name for row in rows(store, Contact, gone=True)] == ["Hanne W."]


def test_the_first_step_stays_one_action_when_its_words_change(store, form):
    save_intake(store, form)
    again = load_intake(store, form.enterprise_id, DAY)
    save_intake(store, replace(again, first_step="Bellen"))
    assert [row.text for row in rows(store, Action)] == ["Bellen"]
    save_intake(store, replace(again, first_step=""))
    assert rows(store, Action) == []


def test_the_number_of_another_file_is_refused_unless_a_reason_is_given(store, form):
    other = add_company(store, "Bakkerij Janssens", number=NUMBER)
    with pytest.raises(UserError, match="number_exists") as refused:
        save_intake(store, form)
    assert refused.value.values["name"] == "Bakkerij Janssens"
    assert refused.value.values["enterprise_id"] == other.id
    assert len(rows(store, Enterprise)) == 1
    save_intake(store, replace(form, duplicate_reason="Aparte afdeling"))
    assert len(rows(store, Enterprise)) == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " \0 "}, "intake.name_missing"),
        ({"name": "x" * 10_000}, "text.too_long"),
        ({"number": "1999990145"}, "intake.number_wrong"),
        ({"number": "0000000000"}, "intake.number_wrong"),
    ],
)
def test_what_cannot_be_stored_is_refused_and_nothing_is_kept(store, form, change, code):
    with pytest.raises(UserError, match=code):
        save_intake(store, replace(form, **change))
    assert rows(store, Enterprise) == []


def test_emoji_and_right_to_left_are_kept_and_nul_is_left_out(store, form):
    save_intake(store, replace(form, name="Bak\0ker 🥖", question="שלום\nweek 2"))
    assert rows(store, Enterprise)[0].name == "Bakker 🥖"
    assert rows(store, Intake)[0].question == "שלום\nweek 2"


def test_the_draft_ends_in_the_same_unit_of_work(store, form):
    draft = DraftForm(new_draft_id(), "intake", form.enterprise_id, "Linde", {})
    keep_draft(store, draft, is_new=True)
    with pytest.raises(UserError):
        save_intake(store, replace(form, name=""), draft_id=draft.id)
    assert get_draft(store, draft.id) is not None
    save_intake(store, form, draft_id=draft.id)
    assert get_draft(store, draft.id) is None


def test_an_intake_of_a_company_that_is_not_there_cannot_go_on(store):
    assert load_intake(store, new_id(), DAY) is None


def test_a_company_without_intake_begins_one_with_what_is_known(store):
    company = add_company(store, "Bakkerij Janssens", number=NUMBER)
    form = load_intake(store, company.id, DAY)
    assert (form.name, form.number, form.held_on) == ("Bakkerij Janssens", NUMBER, DAY)
    assert form.site.id == company.site
    assert [contact.name for contact in form.contacts] == ["Jan J.", "Mia D."]


def in_the_file(store, kind, **values):
    """Change a record as the file does, while the intake stands open."""
    with store.write() as session:
        row = session.exec(select(kind)).first()
        for name, value in values.items():
            setattr(row, name, value)


def test_what_was_changed_in_the_file_meanwhile_is_not_reverted(store, form):
    save_intake(store, form)
    begin = load_intake(store, form.enterprise_id, DAY)
    in_the_file(store, Enterprise, purpose="Groeien", nace_version="2008", nace_code="17210")
    in_the_file(store, Establishment, street="Dok")
    in_the_file(store, Contact, phone="053 70 00 00")
    in_the_file(store, YearlyFigures, staff=Decimal(40))
    in_the_file(store, IntakeCount, number=5)
    in_the_file(store, Intake, question="Anders")
    changes = save_intake(store, replace(begin, legal_form="014"), begin=begin).changes
    enterprise = rows(store, Enterprise)[0]
    assert (enterprise.legal_form, enterprise.purpose) == ("014", "Groeien")
    assert (enterprise.nace_version, enterprise.nace_code) == ("2008", "17210")
    assert rows(store, Establishment)[0].street == "Dok"
    assert rows(store, Contact)[0].phone == "053 70 00 00"
    assert rows(store, YearlyFigures)[0].staff == Decimal(40)
    assert rows(store, IntakeCount)[0].number == 5
    assert rows(store, Intake)[0].question == "Anders"
    assert changes.kinds == {"enterprise"}


def test_only_the_contacts_that_the_coach_took_away_are_hidden(store, form):
    save_intake(store, form)
    begin = load_intake(store, form.enterprise_id, DAY)
    with store.write() as session:
        root = form.enterprise_id
        session.add(Contact(root=root, enterprise_id=root, name="Later bijgekomen"))
    save_intake(store, begin, begin=begin)
    assert {row.name for row in rows(store, Contact)} == {"Hanne W.", "Later bijgekomen"}
    save_intake(store, replace(begin, contacts=()), begin=begin)
    assert [row.name for row in rows(store, Contact)] == ["Later bijgekomen"]


def test_figures_of_another_year_are_another_row(store, form):
    save_intake(store, form)
    begin = load_intake(store, form.enterprise_id, DAY)
    later = replace(begin.figures, year=2026, staff=Decimal(44))
    save_intake(store, replace(begin, figures=later), begin=begin)
    stored = {row.year: row.staff for row in rows(store, YearlyFigures)}
    assert stored == {2025: Decimal("38.50"), 2026: Decimal("44.00")}
    again = load_intake(store, form.enterprise_id, DAY)
    assert again.figures.year == 2026
    back = replace(again.figures, year=2025, staff=Decimal(1))
    with pytest.raises(UserError, match=r"year\.exists") as refused:
        save_intake(store, replace(again, figures=back), begin=again)
    assert refused.value.values["year"] == 2025
    assert {row.year: row.staff for row in rows(store, YearlyFigures)} == stored


def test_what_was_done_to_the_action_of_the_first_step_stays(store, form):
    save_intake(store, form)
    begin = load_intake(store, form.enterprise_id, DAY)
    in_the_file(store, Action, text="Rondgang in de hal", due_on=date(2026, 12, 4))
    save_intake(store, replace(begin, question="Anders"), begin=begin)
    action = rows(store, Action)[0]
    assert (action.text, action.due_on) == ("Rondgang in de hal", date(2026, 12, 4))
    again = load_intake(store, form.enterprise_id, DAY)
    assert again.action_id == action.id
    save_intake(store, replace(again, first_step="Twee rondgangen"), begin=again)
    action = rows(store, Action)[0]
    assert (action.text, action.due_on) == ("Twee rondgangen", date(2026, 12, 4))


@pytest.mark.parametrize(
    ("then", "is_open"),
    [({"deleted": True}, False), ({"done_on": DAY}, True)],
)
def test_an_action_that_was_removed_or_done_is_not_made_again(store, form, then, is_open):
    save_intake(store, form)
    in_the_file(store, Action, **then)
    begin = load_intake(store, form.enterprise_id, DAY)
    save_intake(store, replace(begin, first_step="Iets anders"), begin=begin)
    save_intake(store, replace(begin, first_step="Nog anders"))
    assert [row.text for row in rows(store, Action)] == (["Rondgang"] if is_open else [])


def test_an_intake_that_was_undone_is_kept_again_from_its_draft(store, form):
    kept = DraftForm(new_draft_id(), "intake", None, form.name, {"name": form.name})
    keep_draft(store, kept, is_new=True)
    saved = save_intake(store, form, draft_id=kept.id)
    undo(store, saved.changes)
    assert rows(store, Enterprise) == []
    assert get_draft(store, kept.id).form == kept
    save_intake(store, replace(form, name="Lindeveld"), draft_id=kept.id)
    assert [row.name for row in rows(store, Enterprise)] == ["Lindeveld"]
    assert load_intake(store, form.enterprise_id, DAY).contacts == form.contacts
    for kind in (Establishment, Contact, YearlyFigures, Intake, IntakeCount, Action):
        assert len(rows(store, kind)) == 1
        assert rows(store, kind, gone=True) == []


def test_a_company_in_the_bin_is_not_brought_back_by_an_intake(store, form):
    save_intake(store, form)
    begin = load_intake(store, form.enterprise_id, DAY)
    throw_away(store, "enterprise", form.enterprise_id)
    kept = DraftForm(new_draft_id(), "intake", form.enterprise_id, form.name, {"name": form.name})
    keep_draft(store, kept, is_new=True)
    changed = replace(begin, question="Hoe houden we mensen?")
    with pytest.raises(UserError, match="in_bin") as refused:
        save_intake(store, changed, begin=begin, draft_id=kept.id)
    assert refused.value.values["enterprise_id"] == form.enterprise_id
    assert rows(store, Enterprise) == []
    restore(store, "enterprise", form.enterprise_id)
    assert get_draft(store, kept.id).form == kept
    save_intake(store, changed, begin=begin, draft_id=kept.id)
    assert load_intake(store, form.enterprise_id, DAY).question == "Hoe houden we mensen?"


def test_a_new_intake_of_a_company_in_the_bin_is_refused_too(store, form):
    save_intake(store, form)
    throw_away(store, "enterprise", form.enterprise_id)
    with pytest.raises(UserError, match="in_bin"):
        save_intake(store, replace(form, intake_id=new_id()))
