"""The list of the companies that count, of what is in the store."""

from datetime import date

from app.models.base import new_id
from app.services.counting.counts import decide, propose
from app.services.counting.paper import count_list, count_values
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import NUMBER, acting_as, add_colleague, begin, complete, view
from tests.coaching_samples import add_company, add_team
from tests.file_samples import stop_clock
from tests.reports.samples import words_of


def counting(store, nora, name, number, *, confirmed=True, company=None):
    """Let a company be proposed, and confirmed by somebody else."""
    member = NewMember(company or new_id(), name, number)
    one = begin(store, member, title=f"Traject van {name}")
    mine = one.members[0].id
    complete(store, mine)
    propose(store, mine)
    if confirmed:
        (proposal,) = view(store, one.id).members[0].standing.proposals
        with acting_as(store, nora):
            decide(store, proposal.id, "counts")
    return one


def test_only_who_counts_stands_in_the_list_and_once(store, monkeypatch):
    stop_clock(monkeypatch)
    nora = add_colleague(store, add_team(store))
    counting(store, nora, "Peeters Bouw", "1999990243")
    counting(store, nora, "Bakkerij Janssens", NUMBER)
    counting(store, nora, "Bakkerij Janssens", NUMBER)  # in another trajectory: one count
    counting(store, nora, "Kwekerij Halverzon", "1999990342", confirmed=False)
    counting(store, nora, "Zonder nummer", None)
    found = count_values(store).companies
    assert [(one.name, one.number) for one in found] == [
        ("Bakkerij Janssens", "1999.990.144"),
        ("Peeters Bouw", "1999.990.243"),
        ("Zonder nummer", ""),
    ]
    bakery = found[0]
    assert (bakery.partner, bakery.trajectory) == ("Partner Oost", "Traject van Bakkerij Janssens")
    assert bakery.decision.since == date(2026, 11, 23)
    (proposed,) = bakery.decision.proposals
    assert (proposed.by, proposed.decisions[0].by) == ("Els V.", "Nora B.")
    assert "PeetersBouw" in words_of(count_list(store))


def test_the_list_has_the_number_that_a_company_has_now(store, monkeypatch):
    stop_clock(monkeypatch)
    nora = add_colleague(store, add_team(store))
    company = add_company(store, number=NUMBER)
    counting(store, nora, "Bakkerij Janssens", "1999990243", company=company.id)
    (found,) = count_values(store).companies
    assert found.number == "1999.990.144"


def test_an_empty_store_gives_an_empty_list(store, monkeypatch):
    stop_clock(monkeypatch)
    add_team(store)
    assert count_values(store).companies == ()
    assert count_list(store).startswith(b"%PDF")
