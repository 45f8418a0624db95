"""What each reader of a dossier sees: every field of every record, in all that the PDF says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from app.domain.presets import SHOWN, Preset, shown_facts
from app.domain.strokes import Point
from app.reports.parts import attendee_words, counts_words
from app.reports.preset_fields import FIELDS
from app.reports.preset_values import for_preset, omitted_words, shown_file_name
from app.reports.trajectory_dossier import trajectory_dossier
from app.reports.trajectory_outcome import outcome_words
from app.reports.trajectory_values import LookBack
from app.reports.values import HIDDEN, Attendee, GroupCount
from tests.reports.marked_values import Marked, all_words, leaves
from tests.reports.trajectory_samples import BAKERY, DOSSIER

# Not drawn for anybody where they stand in these values
SILENT = {
    *(("Company", name) for name in ("name", "number", "municipality")),  # of a scan
    *(("Origin", name) for name in ("made_by", "partnership", "project_number")),  # of a scan
    ("CountDecision", "through"),  # of a company that counts by another trajectory
    ("HeldSession", "elsewhere"),  # of a session whose report is not here
    ("Piece", "sha256"),  # of what is told in another part
}
EVALUATOR = {"preset": Preset.EVALUATOR}
PARTNER_WITHOUT_CONTACTS = {"preset": Preset.PARTNER, "hides_contacts": True}
WITHOUT_CONTACTS = {"preset": Preset.AUDIT, "hides_contacts": True}


@pytest.fixture(scope="module")
def marked():
    marked = Marked()
    return marked.dossier(), marked.marks


@pytest.fixture(scope="module")
def everything(marked):
    """What the paper of an auditor says."""
    return said(marked[0], preset=Preset.AUDIT)


def said(values, **how):
    return all_words(trajectory_dossier(for_preset(values, **how)))


def fact_of(field):
    kind, name = field
    (told,) = (facts for type_, facts in FIELDS.items() if type_.__name__ == kind)
    return told[name]


def test_every_field_of_every_record_has_its_fact():
    for kind, name, inner in leaves():
        tells_only_when_or_whether = isinstance(inner, type) and issubclass(
            inner, (bool, date, Enum)
        )
        if kind is not Point and not tells_only_when_or_whether:
            assert name in FIELDS[kind], (kind.__name__, name)


def test_the_paper_of_an_auditor_says_all(marked, everything):
    values, marks = marked
    assert for_preset(values, Preset.AUDIT) is values
    unsaid = {field for mark, field in marks.items() if mark not in everything}
    assert unsaid == SILENT


@pytest.mark.parametrize("how", [EVALUATOR, WITHOUT_CONTACTS, PARTNER_WITHOUT_CONTACTS])
def test_what_a_reader_may_not_see_stands_nowhere_in_the_paper(marked, everything, how):
    values, marks = marked
    facts = shown_facts(**how)
    how = {
        **how,
        "partners": frozenset(
            mark.capitalize() for mark, field in marks.items() if field[1] == "partner"
        ),
    }
    words = said(values, **how)
    leaked = {
        field for mark, field in marks.items() if mark in words and fact_of(field) not in facts
    }
    assert leaked == set()
    missing = {
        field
        for mark, field in marks.items()
        if mark in everything and mark not in words and fact_of(field) in facts
    }
    assert missing == {("TrajectoryDossier", "omitted")}  # says now what was left out


def seen(company=BAKERY, dossier=DOSSIER, **how):
    """The dossier of one company as an evaluator sees it, unless `how` says else."""
    how = {"preset": Preset.EVALUATOR, **how}
    return for_preset(replace(dossier, companies=(company,)), **how)


def session_with(**values):
    (held,) = BAKERY.sessions
    return replace(BAKERY, sessions=(replace(held, session=replace(held.session, **values)),))


def counted(unique, *numbers):
    """What an evaluator reads of the target groups of a session."""
    counts = tuple(GroupCount(f"Groep {n}", number) for n, number in enumerate(numbers, start=1))
    found = seen(session_with(counts=counts, unique_persons=unique))
    session = found.companies[0].sessions[0].session
    return counts_words(session.counts, session.unique_persons)


def test_small_numbers_of_people_are_hidden_and_with_one_of_them_how_many_there_are():
    assert counted(12, 7, 0) == "Groep 1 7, Groep 2 0. Samen twaalf unieke personen."
    assert counted(12, 7, 4) == "Groep 1 7, Groep 2 [weggelaten]. Unieke personen: [weggelaten]."
    assert counted(4) == "Unieke personen: [weggelaten]."
    assert counted(None, 3) == "Groep 1 [weggelaten]. Unieke personen: nog niet ingevuld."
    assert counted(0, 0) == "Groep 1 0. Samen geen unieke personen."


def test_the_border_of_small_numbers_is_a_setting():
    company = session_with(counts=(GroupCount("Groep", 7),), unique_persons=12)
    found = seen(company, most=7).companies[0].sessions[0].session
    assert (found.counts[0].number, found.unique_persons) == (HIDDEN, HIDDEN)
    assert "Aantallen van 1 tot 7" in seen(company, most=7).omitted


def test_the_target_groups_of_an_intake_are_hidden_alike():
    intake = replace(BAKERY.file.intake, counts=(GroupCount("Groep", 2),), unique_persons=9)
    found = seen(replace(BAKERY, file=replace(BAKERY.file, intake=intake)))
    hidden = found.companies[0].file.intake
    assert (hidden.counts[0].number, hidden.unique_persons) == (HIDDEN, HIDDEN)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (Attendee("zaakvoerder", "Jan Jorisveld"), "1 zaakvoerder"),
        (Attendee("leidinggevende"), "1 leidinggevende"),
        (Attendee("medewerker zonder naam"), "medewerkers zonder naam, aantal: [weggelaten]"),
        (
            Attendee("medewerkers zonder naam", number=4),
            "medewerkers zonder naam, aantal: [weggelaten]",
        ),
        (Attendee("medewerkers zonder naam", number=5), "5 medewerkers zonder naam"),
        (Attendee("ploegbazen", number=3), "ploegbazen, aantal: [weggelaten]"),
    ],
)
def test_who_was_there_is_told_by_role(who, words):
    (found,) = seen(session_with(attendees=(who,))).companies[0].sessions
    assert [attendee_words(one) for one in found.session.attendees] == [words]


def test_people_of_the_partnership_stay_apart_without_their_names():
    found = seen()
    (proposal,) = found.companies[0].count.proposals
    assert found.coach == proposal.by == "Medewerker 1"
    assert proposal.decisions[0].by not in {"Medewerker 1", "Tom Rietvoorn"}
    assert found.origin.made_by == found.origin.partnership
    assert (
        seen(replace(BAKERY, notes=(replace(BAKERY.notes[0], person="–"),)))
        .companies[0]
        .notes[0]
        .person
        == "–"
    )


def test_known_names_are_taken_out_of_what_is_to_change():
    goal = replace(
        DOSSIER.goals[0],
        text="Mia begeleidt, JORISVELD beslist; de mia's van bakkerij wolkenmeel bv en jan"
        " jorisveld",
    )
    found = seen(dossier=replace(DOSSIER, goals=(goal,), title="Onthaal met Els Vinkenhof"))
    assert found.goals[0].text == (
        "[weggelaten] begeleidt, [weggelaten] beslist; de mia's van bakkerij wolkenmeel bv en"
        " [weggelaten]"
    )
    assert found.title == "Onthaal met [weggelaten]"


def test_the_name_of_a_company_stays_though_somebody_is_called_so():
    (held,) = BAKERY.sessions
    company = replace(
        session_with(attendees=(Attendee("zaakvoerder", "Piet Wolkenmeel van den Berg"),)),
        company=replace(BAKERY.company, name="Bakkerij Wolkenmeel"),
    )
    dossier = replace(DOSSIER, purpose="Bakkerij Wolkenmeel: Wolkenmeel en Van den Berg")
    assert (
        seen(company, dossier).purpose
        == "Bakkerij Wolkenmeel: [weggelaten] en Van den [weggelaten]"
    )
    assert held.session is not None


def test_figures_on_jobs_of_one_company_are_not_told():
    company = replace(
        BAKERY,
        look_backs=(LookBack(6, date(2027, 5, 12), date(2027, 5, 12), "yes", 9),),
        referrals=(replace(BAKERY.referrals[0], starters=12),),
    )
    found = seen(company).companies[0]
    assert found.look_backs[0].stayed == HIDDEN
    assert outcome_words(found.referrals[0]).endswith("aantal begonnen: [weggelaten]")
    assert [(one.staff, one.reason) for one in found.file.years] == [(None, "")] * len(
        BAKERY.file.years
    )
    kept = seen(company, preset=Preset.AUDIT, hides_contacts=True).companies[0]
    assert (kept.look_backs[0].stayed, kept.referrals[0].starters) == (9, 12)
    assert kept.file.years[0].staff == BAKERY.file.years[0].staff
    assert isinstance(kept.file.years[0].staff, Decimal)


def test_files_are_called_by_their_type_alone():
    facts = shown_facts(Preset.EVALUATOR)
    assert shown_file_name("cv Jan.PDF", facts) == "bestand.pdf"
    assert shown_file_name("README", facts) == "bestand"
    assert shown_file_name("", facts) == ""
    assert shown_file_name("cv Jan.PDF", SHOWN[Preset.AUDIT]) == "cv Jan.PDF"
    audit = replace(BAKERY, closing=(replace(BAKERY.closing[0], name="cv Mia Dauwelaar.pdf"),))
    found = seen(audit, preset=Preset.AUDIT, hides_contacts=True).companies[0]
    assert found.closing[0].name == "cv [weggelaten].pdf"


def test_a_signature_that_is_not_shown_says_so_on_paper():
    words = said(DOSSIER, **EVALUATOR)
    assert "handtekening [weggelaten]" in words
    assert "handtekening van" not in words  # of the drawing, for who cannot see it
    assert "handtekening van jan jorisveld" in said(DOSSIER, preset=Preset.AUDIT)


def test_the_paper_says_what_was_left_out():
    assert omitted_words(Preset.AUDIT, shown_facts(Preset.AUDIT)) == ""
    assert omitted_words(Preset.PARTNER, shown_facts(Preset.PARTNER, hides_contacts=True)) == (
        "Voor de partner: namen, handtekeningen en bestanden zijn weggelaten."
    )
    assert seen().omitted == (
        "Voor de evaluator: namen, handtekeningen, vrije nota’s, cijfers over werk en"
        " bestanden zijn weggelaten. Aantallen van 1 tot 4 zijn niet getoond."
    )
    words = " ".join(said(DOSSIER, **EVALUATOR).split())
    assert "uitgave voor de evaluator: namen" in words


def test_a_partner_sees_of_a_session_of_another_only_that_it_was_held():
    theirs = session_with(partner="Partner West")
    found = seen(theirs, preset=Preset.PARTNER).companies[0].sessions[0]
    assert (found.session, found.elsewhere) == (None, "Partner West")
    assert (found.subject, found.minutes) == (theirs.sessions[0].subject, 70)
    for own in (session_with(partner="Partner Oost"), session_with(partner=""), BAKERY):
        assert seen(own, preset=Preset.PARTNER).companies == (own,)
    both = frozenset({"Partner Oost", "Partner West"})
    assert seen(theirs, preset=Preset.PARTNER, partners=both).companies == (theirs,)
    without = replace(BAKERY, sessions=(replace(BAKERY.sessions[0], session=None),))
    assert seen(without, preset=Preset.PARTNER).companies == (without,)


def test_a_dossier_without_anything_is_seen_by_everybody():
    bare = replace(DOSSIER, companies=(), goals=(), plans=(), coach="", title="Nieuw")
    for preset in Preset:
        assert for_preset(bare, preset).title == "Nieuw"
    assert for_preset(replace(bare, origin=replace(bare.origin, made_by="")), Preset.EVALUATOR)
