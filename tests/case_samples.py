"""A colleague, and trajectories and networks to work with; everything is made up."""

from contextlib import contextmanager
from datetime import date

from app.domain.double_funding import Verdict
from app.models.base import new_id
from app.models.partnership import Partner, Person, Role
from app.services.changes import Changes
from app.services.evidence.pieces import Offer, add_evidence
from app.services.referrals.funding_checks import Reply, Subject, guarded, keep_replies
from app.services.trajectories.use_cases import NewMember, TrajectoryForm, start_trajectory
from app.services.trajectories.views import trajectory_view
from app.services.undo import redo, undo

CODES = ("agreement", "baseline", "plan", "reports", "end", "photos")  # of the first checklist
NEEDED = {"reports": 3, "photos": 2}
START = date(2026, 5, 12)
NUMBER = "1999990144"


def add_colleague(store, me, name="Nora B.", role="promotor", partner=None):
    """Put somebody else of the partnership in the store."""
    person = new_id()
    with store.write() as session:
        if partner is not None:
            session.add(Partner(id=partner, root=me.partnership_id, name="Partner West"))
            session.flush()
        session.add(
            Person(
                id=person,
                root=me.partnership_id,
                partner_id=partner or me.partner_id,
                name=name,
            )
        )
        session.flush()
        session.add(Role(root=me.partnership_id, person_id=person, role=role))
    return person


@contextmanager
def acting_as(store, person):
    """Let somebody else work on this laptop for a moment, as if their changes were synced."""
    mine, store.actor = store.actor, person
    try:
        yield
    finally:
        store.actor = mine


def member(company, name="Bakkerij Janssens", number=NUMBER):
    return NewMember(company.id, name, number)


def begin(store, *members, title="Onthaal nieuwe medewerkers", on=START):
    """Begin a trajectory; return it as screens see it."""
    return view(store, start_trajectory(store, TrajectoryForm(title, on, members)).id)


def view(store, trajectory_id):
    found = trajectory_view(store, trajectory_id)
    assert found is not None
    return found


def undone_and_redone(store, changes, read):
    """Assert that one undo takes all of it back, and that it can be done again."""
    after = read()
    taken = undo(store, changes)
    assert read() != after
    redo(store, taken)
    assert read() == after


def answer_check(store, company, support, answer, subject, reason=""):
    """Answer the guard against double financing, before `subject` (kind and id)."""
    with store.write() as session:
        said = {support: Reply(answer, reason)}
        keep_replies(session, store.actor, said, Subject(company, *subject))
        return Changes.of(session)


def guard_says(store, company, support):
    """Return what the guard says before something new; FREE when it asks nothing."""
    found = guarded(store, company, [support], new_id())
    return found[0].verdict if found else Verdict.FREE


def offer(day=date(2026, 11, 5), kind="attachment"):
    """Return something that is on another laptop, to attach as evidence."""
    return Offer(kind, new_id(), "bewijs.pdf", day)


def complete(store, one, codes=CODES, day=date(2026, 11, 5)):
    """Attach for a company what these criteria need."""
    for code in codes:
        add_evidence(store, one, code, [offer(day) for _ in range(NEEDED.get(code, 1))])
