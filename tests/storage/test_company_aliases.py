"""What the triggers make of merged companies is what the rule says, whatever happens."""

from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import col, select

from app.domain.aliases import going_on
from app.models.enterprise import Contact, Enterprise
from app.models.lists import CompanyAlias, EnterpriseKey
from app.storage.applying import applying
from app.storage.list_keys import VIEW
from tests.sync.desks import ANN
from tests.sync.memory_store import memory_store

COMPANIES = [UUID(int=n) for n in range(1, 5)]
PLACES = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("merge"), PLACES, PLACES),
    st.tuples(st.just("part"), PLACES),
    st.tuples(st.sampled_from(["bin", "back", "purge", "add", "call"]), PLACES),
)


def add(store, one):
    with store.write() as session:
        session.add(Enterprise(id=one, root=one, name=f"Firma {one.int}"))


def change(store, one, **values):
    with store.write() as session:
        session.execute(update(Enterprise).where(col(Enterprise.id) == one).values(**values))


def purge(store, one):
    with applying(store) as work:
        for table in ("contact", "enterprise", "record_version"):
            work.run(f"DELETE FROM {table} WHERE root = ?", one.hex)
        work.run("DELETE FROM enterprise_key WHERE enterprise_id = ?", one.hex)


def take(store, step, here):
    what, at, *more = step
    one = COMPANIES[at]
    if what == "add" and one not in here:
        add(store, one)
        here.add(one)
    elif one not in here:
        return
    elif what == "merge":
        change(store, one, merged_into=COMPANIES[more[0]])
    elif what == "part":
        change(store, one, merged_into=None)
    elif what == "purge":
        purge(store, one)
        here.discard(one)
    elif what == "call":
        with store.write() as session:
            session.add(Contact(id=uuid4(), root=one, enterprise_id=one, name="Jan"))
    else:
        change(store, one, deleted=what == "bin")


def rows(store, table):
    return sorted(store.rows(f"SELECT * FROM {table}"))


@settings(max_examples=25, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_triggers_say_what_the_rule_says(steps):
    store = memory_store(ANN)
    try:
        here = set(COMPANIES)
        for one in COMPANIES:
            add(store, one)
        for step in steps:
            take(store, step, here)
        with store.read() as session:
            known = {row.id: row for row in session.exec(select(Enterprise))}
            alive = {one for one, row in known.items() if not row.deleted}
            links = {one: row.merged_into for one, row in known.items() if row.merged_into in alive}
            shown = {one: going_on(one, links) for one in known}
            aliases = {
                row.enterprise_id: row.shown_id for row in session.exec(select(CompanyAlias))
            }
            listed = set(session.exec(select(EnterpriseKey.enterprise_id)))
        assert aliases == {one: other for one, other in shown.items() if one != other}
        assert listed == {one for one in alive if shown[one] == one}
        assert rows(store, "enterprise_key") == rows(store, VIEW)
    finally:
        store.close()
