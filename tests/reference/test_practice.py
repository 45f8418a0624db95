import re
from datetime import date, datetime
from itertools import pairwise

import pytest

from app.domain.contact_details import email_problem, phone_problem
from app.domain.duplicates import name_key
from app.domain.identifiers import parse_enterprise_number, parse_establishment_number
from app.domain.note_text import parse, serialize
from app.domain.practice import Dice
from app.domain.text import FieldKind, clean_text
from app.reference.loader import reference
from app.reference.practice import practice_agenda_on, practice_on, practice_texts

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def companies():
    return practice_on(DAY)


def sessions_of(companies):
    return [session for company in companies for session in company.sessions]


def test_sixty_different_companies(companies):
    assert len(companies) == 60
    for value in ("number", "establishment_number"):
        assert len({getattr(company, value) for company in companies}) == 60
    assert len({name_key(company.seed.name) for company in companies}) == 60


def test_the_numbers_are_right_and_from_a_range_that_is_not_given_out(companies):
    assert [c.number for c in companies[:2]] == ["1999990144", "1999990243"]
    for company in companies:
        assert parse_enterprise_number(company.number).is_valid
        assert company.number.startswith("19999")
        assert parse_establishment_number(company.establishment_number).is_valid
        assert company.establishment_number.startswith("89999")


def test_they_lie_in_every_flemish_province_and_their_codes_exist(companies):
    known = reference()
    places = [known.municipalities[c.seed.municipality_nis] for c in companies]
    assert {place.province for place in places} == set(known.provinces)
    assert all(place.is_flemish for place in places)
    for company, place in zip(companies, places, strict=True):
        assert place in known.places(company.seed.postal_code)
        assert known.nace().get(company.nace_code).level == 5
        assert known.legal_forms.get(company.seed.legal_form)
        assert not company.joint_committee or known.joint_committees.get(company.joint_committee)


def test_all_codes_are_those_of_the_short_lists(companies):
    known = reference()
    themes = {choice.code for choice in known.themes(DAY)}
    groups = {choice.code for choice in known.target_groups(DAY)}
    functions = {choice.code for choice in known.contact_functions(DAY)}
    assert {c.intake.source for c in companies} <= {x.code for x in known.intake_sources(DAY)}
    assert {t for c in companies for t in c.intake.themes} <= themes
    assert {x.function for c in companies for x in c.contacts} <= functions
    every = sessions_of(companies)
    assert {s.kind for s in every} == {choice.code for choice in known.session_kinds(DAY)}
    assert {theme for s in every for theme in s.themes} <= themes
    assert {group for s in every for group, _ in s.counts} == groups


def test_there_are_files_of_every_length_and_incomplete_ones(companies):
    lengths = {len(company.sessions) for company in companies}
    assert (min(lengths), max(lengths)) == (0, 12)
    assert {company.intake.has_consent for company in companies} == {True, False}
    assert any(not company.joint_committee for company in companies)


def test_sessions_lie_in_the_past_on_working_days_in_order(companies):
    holidays = {h.day for year in (2025, 2026) for h in reference().holidays(year)}
    for company in companies:
        days = [session.day for session in company.sessions]
        assert days == sorted(set(days))
        assert all(day < DAY and day.weekday() < 5 and day not in holidays for day in days)
        assert not days or company.intake.day == days[0]
    for session in sessions_of(companies):
        assert session.start < session.end
        assert 8 <= session.start.hour < session.end.hour + 1 <= 19


def test_agreements_are_done_open_and_late(companies):
    agreed = [a for session in sessions_of(companies) for a in session.agreements]
    assert all(a.done_on is None or a.done_on < DAY for a in agreed)
    late = [a for a in agreed if a.done_on is None and a.due_on < DAY]
    to_come = [a for a in agreed if a.done_on is None and a.due_on >= DAY]
    assert 10 < len(late) < len(agreed) / 5
    assert to_come


def test_counts_are_numbers_of_people_who_were_there(companies):
    for session in sessions_of(companies):
        assert all(1 <= number <= session.unnamed_workers for _, number in session.counts)
    for company in companies:
        assert all(number <= company.intake.unique_persons for _, number in company.intake.counts)


def test_contacts_can_be_shown_and_not_reached(companies):
    for company in companies:
        assert len(company.contacts) in {2, 3}
        assert len({contact.email for contact in company.contacts}) == len(company.contacts)
        for contact in company.contacts:
            assert re.fullmatch(r"\w+ [A-Z]\.", contact.name)
            assert contact.email.endswith(".example")
            assert email_problem(contact.email) is None
            assert phone_problem(contact.phone) is None


def test_figures_are_of_two_or_three_closed_years(companies):
    for company in companies:
        years = [figures.year for figures in company.figures]
        assert years in ([2024, 2025], [2023, 2024, 2025])
        for figures in company.figures:
            assert abs(figures.staff - company.seed.staff) <= company.seed.staff / 4
            assert 0 < figures.balance < figures.turnover


def test_every_text_is_filled_in_clean_and_in_the_markup_of_notes(companies):
    for company in companies:
        texts = [company.purpose, company.intake.question]
        for session in company.sessions:
            texts += [session.note, session.result, session.subject]
            assert serialize(parse(session.note)) == session.note
        for text in texts:
            assert not set(text) & set("{}")
            assert clean_text(text, FieldKind.LONG).text == text.strip()
            assert not re.search(r"(^|[.?] |- )[a-z]", text, re.MULTILINE), text


def test_the_companies_of_the_manual_never_change(companies):
    for other in (companies, practice_on(date(2027, 2, 15), seed=9)):
        first, second = other[:2]
        assert (first.seed.name, len(first.sessions)) == ("Bakkerij Janssens", 6)
        assert [contact.name for contact in first.contacts] == ["Jan J.", "Mia D."]
        assert first.purpose.startswith("Nieuwe bakkers voelen zich welkom")
        assert (second.seed.name, len(second.sessions)) == ("Metaal Claes", 5)
    assert companies[0].sessions[-1].day == date(2026, 11, 20)
    assert companies[1].sessions[-1].day == date(2026, 10, 13)


def test_the_same_seed_gives_the_same_and_another_does_not(companies):
    assert practice_on(DAY) == companies
    assert practice_on(DAY, seed=2) != companies


def test_a_day_after_a_holiday_is_no_trap():
    made = practice_on(date(2027, 1, 2))
    assert all(session.day < date(2027, 1, 2) for session in sessions_of(made))


def test_every_theme_has_a_story_and_every_sector_its_words():
    texts = practice_texts(reference(), DAY)
    themes = {choice.code for choice in reference().themes(DAY)}
    assert set(texts.stories) == themes | {"intake", "review"}
    assert {seed.sector for seed in texts.companies} == set(texts.sectors)


def test_the_dice_depend_on_the_seed_alone():
    throws = [Dice("7").number(1, 6) for _ in range(3)]
    assert throws == [throws[0]] * 3
    dice = Dice("7")
    thrown = [dice.number(1, 6) for _ in range(300)]
    assert set(thrown) == {1, 2, 3, 4, 5, 6}
    assert sorted(dice.some("abc", 5)) == ["a", "b", "c"]


def test_a_time_of_a_session_is_a_whole_number_of_five_minutes(companies):
    for session in sessions_of(companies):
        lasts = datetime.combine(DAY, session.end) - datetime.combine(DAY, session.start)
        assert lasts.total_seconds() % 300 == 0


def test_appointments_lie_on_workdays_from_the_day_on_and_never_overlap(companies):
    planned = practice_agenda_on(DAY)
    kinds = {choice.code for choice in reference().session_kinds(DAY)}
    spans = [(p.day, p.start, p.end) for p in planned]
    assert spans == sorted(spans)
    assert [p.day for p in planned].count(DAY) == 5
    assert {p.kind for p in planned} <= kinds
    assert all(p.company % 3 < 2 < len(companies) for p in planned)  # of who practises
    for (day, start, end), (next_day, next_start, _) in pairwise(spans):
        assert start < end
        assert day < next_day or end <= next_start


def test_nothing_is_planned_on_a_weekend_or_a_holiday():
    friday_before_christmas = date(2026, 12, 25)
    days = {p.day for p in practice_agenda_on(friday_before_christmas)}
    assert min(days) == date(2026, 12, 28)
    assert date(2027, 1, 1) not in days
    assert all(day.weekday() < 5 for day in days)
