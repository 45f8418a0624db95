"""What the server works out itself: questions, merged texts, quarantine, erasure."""

import pytest

from app.core import clock
from app.server.blob_tables import BLOB
from app.server.database import writing
from app.server.directory import entry_of
from app.server.kinds import ModelKinds
from app.server.records import Who
from app.server.refusal import Malformed, NotAllowed, NotFound, TooLarge, Unfit
from app.server.rights import directory_root
from app.server.schemas import SCHEMA, convert
from app.storage.migrate import known_revisions
from app.sync.changes import ALIVE
from app.sync.deletes import Epoch
from app.sync.protocol import PUSH_CHANGES, WireGroup
from tests.server.http.test_blobs import attachment
from tests.server.partnership import House, change, company, contact, edit, new_id

ANN, BOB = new_id(), new_id()


@pytest.fixture
def made(house):
    """A company that Ann and Bob have: 1 grant, 2 company, 3 directory, 4 grant."""
    one = company(name="A", purpose="Een. Twee. Drie.")
    house.push(ANN, [one])
    house.records.grant(house.p, BOB, one.root)
    return one


def row_of(house, of):
    return next(row for row in house.walk(ANN).rows if row.id == of.row)


def verdict(answer):
    (one,) = answer.changes.values()
    return one.verdict, one.reason


# -- questions -----------------------------------------------------------------------------------


def test_a_delete_of_what_another_changed_is_a_question_until_it_is_settled(house, made):
    below = contact(made.root)
    house.push(ANN, [below])  # 5
    gone = edit(made, ALIVE, value=False, knew={"epoch": house.chain()[0][0], "seq": 4})
    house.push(BOB, [gone])  # 6, directory 7, question 8
    assert row_of(house, made).contested
    (asked,) = [row for row in house.pull(ANN).rows if row.row_kind == "question"]
    assert asked.body == {"kind": "enterprise", "id": made.row, "contested": True}
    knew = {"epoch": house.chain()[0][0], "seq": 8}
    house.push(BOB, [edit(made, ALIVE, value=False, parents=[gone.id], knew=knew)])
    assert not row_of(house, made).contested
    assert [row.body["contested"] for row in house.pull(ANN).rows
            if row.row_kind == "question"] == [True, False]  # fmt: skip


def test_a_change_below_a_deleted_record_asks_and_bringing_it_back_settles(house, made):
    knew = {"epoch": house.chain()[0][0], "seq": 4}
    gone = edit(made, ALIVE, value=False, knew=knew)
    house.push(ANN, [gone])
    assert not row_of(house, made).contested
    house.push(BOB, [contact(made.root)])
    assert row_of(house, made).contested
    house.push(BOB, [edit(made, ALIVE, value=True, parents=[gone.id])])
    found = row_of(house, made)
    assert (found.contested, found.data[ALIVE]) == (False, True)


# -- texts ---------------------------------------------------------------------------------------


def test_sentences_of_two_become_one_text_with_a_name_of_its_own(house, made):
    one = edit(made, "purpose", "Nul. Twee. Drie.")
    other = edit(made, "purpose", "Een. Twee. Vier.")
    house.push(ANN, [one])
    house.push(BOB, [other])
    found = row_of(house, made)
    assert found.data["purpose"] == "Nul. Twee. Vier."
    assert found.authors["purpose"] == "system"
    assert set(found.merged[found.versions["purpose"][0]]) == {one.id, other.id}


def test_two_new_paragraphs_stand_side_by_side_with_a_notice(house, made):
    text = "Een. Twee. Drie."
    house.push(ANN, [edit(made, "purpose", f"{text}\nVan Ann.")])
    house.push(BOB, [edit(made, "purpose", f"{text}\nVan Bob.")])
    row = house.pull(ANN).rows[-1]
    assert row.author == "system"
    assert row.body["side_by_side"] is True


def test_a_sentence_that_both_rewrote_is_for_a_person(house, made):
    house.push(ANN, [edit(made, "purpose", "Nul. Twee. Drie.")])
    house.push(BOB, [edit(made, "purpose", "Tien. Twee. Drie.")])
    assert len(row_of(house, made).siblings["purpose"]) == 1


def test_texts_without_an_ancestor_that_is_known_are_not_merged(house, made):
    house.push(ANN, [edit(made, "purpose", "Nul. Twee. Drie.", [made.id, new_id()])])
    house.push(BOB, [edit(made, "purpose", "Een. Twee. Vier.")])
    assert len(row_of(house, made).siblings["purpose"]) == 1


# -- quarantine ----------------------------------------------------------------------------------


def test_an_administrator_sees_what_is_held_and_applies_it_against_the_rule(house, made):
    held = edit(made, "name", "B")
    house.push("stranger", [held])
    (group,) = house.records.quarantine(house.p)
    assert (group.author, group.reason) == ("stranger", "no_access")
    assert group.changes[0].units == {"name": "B"}
    house.records.decide(house.p, "admin", group.group, apply=True)
    assert house.records.quarantine(house.p) == []
    assert house.shown(ANN, made.row)["name"] == "B"
    assert verdict(house.push("stranger", [held])) == ("applied", None)
    with pytest.raises(NotFound):
        house.records.decide(house.p, "admin", group.group, apply=True)


def test_what_is_rejected_is_known_and_what_it_replaced_is_not_asked_again(house, made):
    held = edit(made, "name", 5)
    house.push(ANN, [held])
    (group,) = house.records.quarantine(house.p)
    house.records.decide(house.p, "admin", group.group, apply=False)
    assert verdict(house.push(ANN, [held])) == ("rejected", None)
    row = house.pull(ANN).rows[-1]
    assert (row.row_kind, row.verdict, row.change_id) == ("verdict", "rejected", held.id)
    # who saw the rejected value replaces what it would have replaced
    house.push(ANN, [edit(made, "name", "B", [held.id])])
    found = row_of(house, made)
    assert (found.data["name"], found.siblings) == ("B", {})


def test_what_no_database_can_keep_or_what_misses_a_record_is_not_applied(house, made):
    orphan = contact(made.root).model_copy(update={"parents_of_row": [("enterprise", new_id())]})
    for wrong in (edit(made, "name", "a\x00b"), orphan):
        house.push(ANN, [wrong])
        group = house.records.quarantine(house.p)[-1]
        with pytest.raises(Unfit):
            house.records.decide(house.p, "admin", group.group, apply=True)
    assert house.shown(ANN, made.row)["name"] == "A"


class NewerKinds(ModelKinds):
    """A later version of the program, that knows a colour too."""

    def obstacle(self, change, units):
        return super().obstacle(change, [unit for unit in units if unit != "colour"])


def test_after_an_upgrade_what_the_server_did_not_know_is_judged_again(house, made):
    assert verdict(house.push(ANN, [edit(made, "colour", "red", [])])) == ("held", "schema")
    house.records.try_held_again(house.p, "schema")
    assert len(house.records.quarantine(house.p)) == 1
    newer = House(house.setting.engine, house.setting.moment, kinds=NewerKinds())
    newer.records.try_held_again(house.p, "schema")
    assert house.records.quarantine(house.p) == []
    assert house.shown(ANN, made.row)["colour"] == "red"


class BlindKinds(ModelKinds):
    """Lets everything through, so that the database is the one that refuses."""

    def obstacle(self, _change, _units):
        return None


def test_a_group_that_the_database_refuses_is_held_and_the_others_are_taken(new_house):
    house = new_house(kinds=BlindKinds())
    made = company(name="A")
    house.push(ANN, [made])
    bad, good = edit(made, "name", "a\x00b"), edit(made, "purpose", "Goed.")
    answer = house.push(ANN, [bad], [good])
    assert (answer.changes[bad.id].verdict, answer.changes[bad.id].reason) == ("held", "database")
    assert answer.changes[good.id].verdict == "applied"
    assert house.shown(ANN, made.row)["purpose"] == "Goed."


def test_a_record_stays_in_its_case(house, made):
    other = company()
    house.push(ANN, [other])
    below = contact(made.root)
    house.push(ANN, [below])
    moved = change("contact", below.row, other.root, {"name": ("B", [below.id])})
    assert verdict(house.push(ANN, [moved])) == ("held", "invalid")


# -- erasure -------------------------------------------------------------------------------------


def test_what_is_erased_is_nowhere_any_more(house, made):
    below, held = contact(made.root, "Geheim"), edit(made, "name", 5)
    house.push(ANN, [below], [held])
    head = house.records.erase(house.p, made.root)
    assert [row for row in house.walk(ANN).rows if row.root == made.root] == []
    assert house.records.quarantine(house.p) == []
    page = house.pull(ANN)
    assert made.root not in page.roots
    assert made.root in page.gone
    assert [row.row_kind for row in page.rows] == ["grant", "erase"]
    assert page.rows[-1].seq == head
    assert house.outside.erased(house.p) == {made.root}
    assert verdict(house.push(ANN, [edit(made, "name", "B")])) == ("erased", None)
    both = house.push(ANN, [edit(made, "name", "C"), company()])
    assert sorted(each.verdict for each in both.changes.values()) == ["applied", "erased"]
    assert house.records.erase(house.p, made.root) == 0
    with pytest.raises(NotFound):
        house.records.erase(house.p, new_id())
    dump = repr(house.setting.write(house.p, lambda turn: turn.loader.ask(
        "SELECT body FROM log WHERE partnership_id = %s")))  # fmt: skip
    assert "Geheim" not in dump


def scanned(house):
    """All that the database has of a partnership, as text."""

    def read(turn):
        tables = turn.connection.exec_driver_sql(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'partnership_id'"
        ).scalars()
        return "".join(
            repr(turn.loader.ask(f"SELECT * FROM {table} WHERE partnership_id = %s"))
            for table in tables
        )

    return house.setting.write(house.p, read)


def test_the_name_of_an_erased_company_is_nowhere_any_more(house, made):
    """Bob sees the directory; he pulls from 0, from before the erasure, and walks."""
    root = directory_root(house.p)
    house.records.grant(house.p, BOB, root)
    forged = {"name": ("Bakkerij Geheim", [])}
    house.push(ANN, [edit(made, "name", "Bakkerij Geheim")])
    house.push(ANN, [change("directory_entry", entry_of(made.root).id, root, forged)])
    assert "Geheim" in scanned(house)
    entry = entry_of(made.root)
    names = house.setting.write(house.p, lambda turn: turn.loader.names_of(entry))
    assert len(names) == 3
    cursor = house.pull(BOB).to
    house.records.erase(house.p, made.root)
    assert "Geheim" not in scanned(house)
    (row,) = house.walk(BOB, roots=[root]).rows
    assert (row.data["name"], row.data["number"], row.data[ALIVE]) == ("", None, False)
    assert (row.siblings, row.contested) == ({}, False)
    since = house.walk(BOB, roots=[root]).rows_since_durable
    assert [row.body["row"] for row in since] == [entry.id, entry.id]
    for place in (0, cursor):
        blank, gone = [row for row in house.pull(BOB, place).rows if row.change_id]
        assert (blank.author, blank.verdict, blank.group_no) == ("system", "applied", gone.group_no)
        # Whichever change of the entry a laptop has last, these take its place
        assert blank.body["units"] == {
            unit: [value, sorted(names)] for unit, value in (
                ("enterprise_id", made.root), ("number", None), ("name", ""),
                ("partner_id", None), ("coach_id", None), ("municipality_nis", None),
                ("phase", None),
            )
        } | {ALIVE: [True, []]}  # fmt: skip
        assert gone.body["units"] == {ALIVE: [False, sorted({*names, blank.change_id})]}
    told = house.records.history(Who(house.p, BOB), *entry).rows
    assert [row.change_id for row in told] == [blank.change_id, gone.change_id]


def test_a_question_about_an_erased_company_keeps_its_count_and_nothing_of_the_company(house, made):
    """Bob sees the questions of the partnership; he pulls from 0, and from before the erasure."""
    house.records.grant(house.p, BOB, house.p)
    usual = {
        "received_on": "2026-11-12", "channel": "call", "kind": "coaching", "themes": [],
        "text": "Mia van Geheim vraagt uitleg", "company": "Bakkerij Geheim",
        "enterprise_id": made.root, "region": None, "sector": "C", "partner_id": None,
        "person_id": None, "first_visit_on": None,
        "demand": {"demand": "failure", "failure": "Geheim kreeg geen antwoord"},
        "handling": {"handling": "open", "handled_on": None, "handled_note": "Geheim belt"},
    }  # fmt: skip
    about = [change("incoming_question", new_id(), house.p, {ALIVE: True, **usual}) for _ in "ab"]
    other = change("incoming_question", new_id(), house.p,
                   {ALIVE: True, **usual, "enterprise_id": None, "text": "Anders"})  # fmt: skip
    gone = edit(about[1], ALIVE, value=False, knew={"epoch": house.chain()[0][0], "seq": 99})
    groups = [WireGroup(group=new_id(), made_at=one.made_at, changes=[one])
              for one in (*about, other, gone)]  # fmt: skip
    house.records.write(house.p, groups)
    cursor = house.pull(BOB).to
    house.records.erase(house.p, made.root)
    for one, stands in zip(about, (True, False), strict=True):
        data = house.shown(BOB, one.row)
        assert (data["enterprise_id"], data["company"], data["text"]) == (None, "", "")
        assert data["demand"] == {"demand": "failure", "failure": ""}
        assert (data["handling"]["handled_note"], data["sector"]) == ("", "C")
        assert data[ALIVE] is stands
        for place in (0, cursor):
            told = [row for row in house.pull(BOB, place).rows
                    if row.body.get("row") == one.row and row.change_id]  # fmt: skip
            assert told
            assert "Geheim" not in repr(told)
    assert house.shown(BOB, other.row)["text"] == "Anders"  # of no company: nobody can tell
    query = "SELECT * FROM log WHERE partnership_id = %(p)s AND record_id = ANY(%(some)s)"
    dump = repr(house.ask(query, some=[one.row for one in about]))
    assert "Geheim" not in dump


def test_a_partnership_that_was_begun_half_way_has_one_first_life(house):
    """The life was noted, and then the database could not be reached."""
    other = new_id()
    house.outside.note_epoch(other, Epoch("first", 0))
    house.records.begin_partnership(other)
    house.records.begin_partnership(other)
    house.p = other
    assert house.chain() == [("first", 0)]
    assert house.outside.epochs(other) == (Epoch("first", 0),)


# -- the rest ------------------------------------------------------------------------------------


def test_a_file_that_is_kept_is_told_to_who_has_its_case(house, made):
    house.push(ANN, [attachment(made.root, "ab" * 32)])
    file = BLOB.insert().values(partnership_id=house.p, sha256="ab" * 32, size=7, chunk_bytes=7,
                                state="whole", upload="", touched_at=clock.now())  # fmt: skip
    writing(house.setting.engine, house.p, lambda connection: connection.execute(file))
    for _ in range(2):  # told once
        house.records.give_file(Who(house.p, ANN), made.root, "ab" * 32, 7)
    for person in (ANN, BOB):
        row = house.pull(person, 5).rows[-1]
        assert (row.row_kind, row.body) == ("blob", {"sha256": "ab" * 32, "size": 7})
    with pytest.raises(NotAllowed):
        house.records.give_file(Who(house.p, "stranger"), made.root, "ab" * 32, 7)


@pytest.mark.parametrize(
    "wrong",
    [{"id": "no id"}, {"kind": ""}, {"row": "a\x00"}, {"units": {}}, {"made_at": "\x00"},
     {"made_at": ""}, {"made_at": "2026-05-04T09:00:00"}, {"made_at": "gisteren"},
     {"units": {"name": (float("nan"), [])}}],
)  # fmt: skip
def test_what_no_laptop_sends_is_not_taken(house, made, wrong):
    with pytest.raises(Malformed):
        house.push(ANN, [company().model_copy(update=wrong)])


def test_a_push_has_a_size_and_a_large_group_goes_alone(house, made):
    many = [contact(made.root) for _ in range(PUSH_CHANGES + 1)]
    with pytest.raises(TooLarge):
        house.push(ANN, many[:1], many[1:])
    assert len(house.push(ANN, many).changes) == PUSH_CHANGES + 1


def test_the_schema_of_the_server_is_that_of_the_newest_laptop():
    assert int(known_revisions()[-1]) == SCHEMA


def test_a_change_of_an_older_laptop_passes_all_converters_since():
    made = company(name="A")

    def renamed(number):
        return lambda wire: wire.model_copy(update={"kind": f"{wire.kind}{number}"})

    steps = {3: renamed(3), 4: renamed(4), 2: renamed(2)}
    assert convert(2, made, steps).kind == "enterprise34"
    assert convert(4, made, steps).kind == "enterprise"
    assert convert(1, made) == made


def test_what_is_administered_is_pushed_by_the_system(house):
    person = change("person", new_id(), house.p,
                    {ALIVE: True, "partner_id": new_id(), "name": "Gil", "email": ""})  # fmt: skip
    group = WireGroup(group=new_id(), made_at=clock.now().isoformat(), changes=[person])
    answer = house.records.write(house.p, [group])
    assert verdict(answer) == ("applied", None)
