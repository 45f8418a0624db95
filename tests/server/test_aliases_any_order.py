"""Whatever is merged, parted, shared and deleted, in any order: rights and directory follow."""

from datetime import UTC, datetime
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.aliases import going_on, together
from app.server.records import Member
from app.sync.changes import ALIVE
from app.sync.protocol import WireGroup
from tests.server.partnership import House, change, company, new_id
from tests.server.test_aliases import asked, links

PEOPLE = [(new_id(), role) for role in ("coach", "coach", "coach", "promotor")]
NORTH = new_id()
MORNING = datetime(2026, 5, 4, 9, tzinfo=UTC)
COMPANIES = st.integers(0, 2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), COMPANIES, COMPANIES),
        st.tuples(st.sampled_from(["part", "bin", "back"]), COMPANIES),
        st.tuples(st.sampled_from(["share", "unshare"]), COMPANIES, st.integers(0, 3)),
        st.tuples(st.sampled_from(["grant", "revoke"]), COMPANIES, st.integers(0, 3)),
    ),
    max_size=8,
)


class Files:
    """Three companies, each of a coach of their own."""

    def __init__(self, house):
        self.house = house
        for person, role in PEOPLE:
            house.records.set_member(house.p, Member(person, NORTH, role))
        self.made = [company(name=str(n)) for n in range(3)]
        for (person, _), one in zip(PEOPLE, self.made, strict=False):
            house.push(person, [one])
        self.ids = [one.row for one in self.made]
        self.links, self.alive, self.shares = {}, set(self.ids), {}

    def write(self, made):
        group = WireGroup(group=new_id(), made_at=made.made_at, changes=[made])
        answer = self.house.records.write(self.house.p, [group])
        assert {one.verdict for one in answer.changes.values()} == {"applied"}

    def set(self, n, unit, value):
        query = "SELECT DISTINCT change_id FROM log WHERE partnership_id = %s AND record_id = %s"
        names = [one for (one,) in asked(self.house, query, self.ids[n])]
        knew = {"epoch": None, "seq": 0, "ids": names} if unit == ALIVE and not value else None
        self.write(
            change("enterprise", self.ids[n], self.ids[n], {unit: (value, names)}, knew=knew)
        )

    def share(self, n, who, *, there):
        before = self.shares.get((n, who))
        if before is None and not there:
            return
        row, names = before or (new_id(), [])
        person = PEOPLE[who][0]
        units = {ALIVE: (there, names)}
        if before is None:
            units |= {"enterprise_id": self.ids[n], "person_id": person}
        made = change(
            "case_share", row, self.ids[n], units, above=[("enterprise", self.ids[n])],
            knew=None if there else {"epoch": None, "seq": 0, "ids": names},
        )  # fmt: skip
        self.write(made)
        self.shares[n, who] = row, [*names, made.id]

    def take(self, step):
        what, n, *more = step
        if what == "merge":
            self.set(n, "merged_into", self.ids[more[0]])
            self.links[self.ids[n]] = self.ids[more[0]]
        elif what == "part":
            self.set(n, "merged_into", None)
            self.links.pop(self.ids[n], None)
        elif what in {"bin", "back"}:
            self.set(n, ALIVE, what == "back")
            (self.alive.add if what == "back" else self.alive.discard)(self.ids[n])
        elif what in {"share", "unshare"}:
            self.share(n, more[0], there=what == "share")
        elif what == "grant":
            self.house.records.grant(self.house.p, PEOPLE[more[0]][0], self.ids[n], "edit")
        else:
            self.house.records.revoke(self.house.p, PEOPLE[more[0]][0], self.ids[n])

    def check(self):
        assert {old: new for _, old, new in links(self.house)} == self.links
        standing = {old: new for old, new in self.links.items() if new in self.alive}
        shown = {one for one in self.alive if going_on(one, standing) == one}
        query = "SELECT user_id, root, level, why FROM user_root WHERE partnership_id = %s"
        rows = {(user, root): (level, why) for user, root, level, why in asked(self.house, query)}
        for root in self.ids:
            group = together([root], self.links)
            for user, _ in PEOPLE:
                own = {rows[user, one] for one in group if (user, one) in rows}
                own = {level for level, why in own if why != "alias"}
                level, why = rows.get((user, root), (None, None))
                best = "edit" if "edit" in own else "read" if own else None
                assert level == best, (user, root, own, level, why)
        return shown


@settings(max_examples=10, deadline=None)
@given(steps=STEPS)
def test_who_has_one_of_the_files_has_all_and_the_directory_shows_one(shared_engine, steps):
    house = House(shared_engine, lambda: MORNING)
    eva = uuid4().hex
    house.records.set_member(house.p, Member(eva, NORTH, "coach"))
    files = Files(house)
    for step in steps:
        files.take(step)
        shown = files.check()
    if steps:
        entries = {row.data["enterprise_id"] for row in house.walk(eva).rows
                   if row.kind == "directory_entry" and row.data[ALIVE]}  # fmt: skip
        assert entries == shown
