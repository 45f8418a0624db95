"""A round over HTTP: what the heart takes and gives, with the statuses that laptops know."""

import json

import pytest

from app.core import clock
from app.sync.protocol import GiveBackRequest, HelloRequest, PushRequest, WireGroup
from tests.server.http.conftest import Laptop
from tests.server.http.test_accounts import people, refused
from tests.server.partnership import company, contact, edit, new_id


@pytest.fixture
def bob(joined, noord):
    return joined("Bob", noord, "coach")


def hello(laptop):
    asked = HelloRequest(protocol=(1, 1), schema=4, app="1.1")
    return laptop.send("/sync/hello", asked).json()


def chain(laptop):
    return json.dumps(hello(laptop)["chain"])


def push(laptop, *groups):
    request = PushRequest(
        schema=4,
        chain=hello(laptop)["chain"],
        replica="r",
        groups=[
            WireGroup(group=new_id(), made_at=clock.now().isoformat(), changes=changes)
            for changes in groups
        ],
    )
    return laptop.send("/sync/push", request)


def verdicts(answer):
    assert answer.status_code == 200, answer.text
    return [one["verdict"] for one in answer.json()["changes"].values()]


def names(laptop):
    """The companies that a laptop gets when it walks."""
    rows = laptop.get("/sync/walk", chain=chain(laptop), kind="enterprise").json()["rows"]
    return {row["data"]["name"] for row in rows}


def test_hello_says_what_the_server_is(ann, bob):
    said = hello(bob)
    assert said["server"] == bob.me["server"]
    assert said["partnership"] == bob.me["partnership"]
    assert (said["protocol"], said["closed"], said["schema_window"][0]) == (1, False, 1)
    assert said["limits"]["chunk_bytes"] == 1 << 20
    assert people(ann)["Bob"]["devices"][0]["app"] == "1.1"
    assert people(ann)["Bob"]["devices"][0]["last_seen"] is not None


def test_a_laptop_of_another_time_is_told_to_renew(bob):
    asked = HelloRequest(protocol=(2, 3), schema=9, app="2.0")
    assert refused(bob.send("/sync/hello", asked), 426) == "other_protocol"


def test_what_is_handed_in_is_fetched_by_who_may_see_it(ann, bob, joined, noord):
    """T4: a colleague without the case gets nothing of it."""
    dirk = joined("Dirk", noord, "coach")
    made = company(name="Bakkerij De Smet")
    assert verdicts(push(bob, [made, contact(made.row)])) == ["applied", "applied"]
    assert names(bob) == names(ann) == {"Bakkerij De Smet"}
    assert names(dirk) == set()
    rows = dirk.get("/sync/pull", chain=chain(dirk)).json()["rows"]
    assert made.row not in {row["root"] for row in rows}
    assert refused(dirk.get("/sync/history", kind="enterprise", id=made.row), 403)
    assert refused(dirk.get("/sync/walk", chain=chain(dirk), roots=made.row), 403)


def test_a_pull_gives_the_log_after_a_place(ann, bob):
    before = ann.get("/sync/pull", chain=chain(ann)).json()
    made = company()
    push(bob, [made])
    page = ann.get("/sync/pull", chain=chain(ann), cursor=before["to"], rights=before["rights"])
    page = page.json()
    assert (page["from"], page["to"], page["more"]) == (before["to"], page["head"], False)
    assert made.id in {row["change_id"] for row in page["rows"]}
    assert refused(ann.get("/sync/pull", chain=chain(ann), cursor=10_000), 425) == "behind"


def test_history_and_sums_are_given(bob):
    made = company(name="A")
    push(bob, [made])
    push(bob, [edit(made, "name", "B")])
    rows = bob.get("/sync/history", kind="enterprise", id=made.row).json()["rows"]
    assert [row["body"]["units"]["name"][0] for row in rows] == ["A", "B"]
    of_case = bob.get("/sync/history", root=made.root).json()
    assert (of_case["rows"], of_case["more"]) == (rows, False)
    assert of_case["chain"] == json.loads(chain(bob))
    assert refused(bob.get("/sync/history", kind="enterprise"), 422) == "invalid"
    sums = bob.get("/sync/check", chain=chain(bob)).json()["sums"]
    assert len(sums["enterprise"]) == 256
    assert sum(1 for each in sums["enterprise"] if each) == 1


def test_a_walk_of_some_buckets_gives_records_of_those(bob):
    some = [company(row=f"{'0' * 30}{last}", name=last) for last in ("0a", "0b", "ff")]
    push(bob, some)
    asked = {"chain": chain(bob), "kind": "enterprise", "buckets": "11,255"}
    rows = bob.get("/sync/walk", **asked).json()["rows"]
    assert {row["data"]["name"] for row in rows} == {"0b", "ff"}


def test_a_walk_goes_on_after_a_record(bob):
    push(bob, [company(row=f"{'0' * 31}{each}", name=str(each)) for each in range(3)])
    asked = {"chain": chain(bob), "kind": "enterprise", "limit": 2}
    first = bob.get("/sync/walk", **asked).json()
    assert [row["data"]["name"] for row in first["rows"]] == ["0", "1"]
    rest = bob.get("/sync/walk", **asked, after=",".join(first["last"])).json()
    assert ([row["data"]["name"] for row in rest["rows"]], rest["last"]) == (["2"], None)


def test_another_life_of_the_log_says_how_to_go_on(bob, server):
    old = chain(bob)
    server.records.begin_epoch(bob.me["partnership"])
    answer = bob.get("/sync/pull", chain=old, cursor=3)
    assert refused(answer, 409) == "epoch"
    assert answer.json()["place"] == 3
    assert refused(bob.get("/sync/pull", chain=chain(bob)), 423) == "closed"
    assert hello(bob)["closed"] is True
    given = GiveBackRequest(chain=hello(bob)["chain"], rows=[])
    assert bob.send("/sync/give_back", given).json()["taken"] == []
    server.records.end_rescue(bob.me["partnership"])
    assert bob.get("/sync/pull", chain=chain(bob)).status_code == 200


def test_a_log_that_never_was_this_one_is_a_stop(bob):
    answer = bob.get("/sync/pull", chain='[["vreemd",0]]')
    assert refused(answer, 400) == "unknown_chain"


@pytest.mark.parametrize("written", ["", "[", "[1]", '{"a":1}'])
def test_a_chain_that_is_none_is_refused(bob, written):
    assert refused(bob.get("/sync/pull", chain=written), 422) == "invalid"


def test_a_blocked_laptop_hands_in_to_be_held_and_decided(ann, bob):
    made = company(name="Te houden")
    ann.ask("DELETE", f"/devices/{bob.me['device']}")
    assert verdicts(push(bob, [made])) == ["held"]
    held = ann.get("/quarantine").json()["groups"]
    assert [(one["author_name"], one["reason"]) for one in held] == [("Bob", "no_access")]
    assert held[0]["changes"][0]["units"]["name"] == "Te houden"
    path = f"/quarantine/{held[0]['group']}"
    assert ann.ask("POST", path, json={"decision": "apply"}).status_code == 204
    assert names(ann) == {"Te houden"}
    assert refused(ann.ask("POST", path, json={"decision": "apply"}), 404) == "unknown"
    assert ann.get("/quarantine").json()["groups"] == []


def test_what_a_blocked_laptop_handed_in_is_judged_when_it_is_let_in_again(ann, bob, app):
    """Another laptop of Bob is blocked too, and stays so: what it hands in waits for somebody."""
    made = company(name="Van Bob")
    push(bob, [made])
    lost = Laptop(app)
    lost.enrol(invitation_of(ann, bob))
    for laptop in (bob, lost):
        ann.ask("DELETE", f"/devices/{laptop.me['device']}")
    new, far = company(name="Nieuw"), company(name="Niet hier")
    one, two = edit(made, "name", "Geblokkeerd"), edit(made, "name", "Van een dief")
    push(bob, [one], [edit(made, "purpose", "Meer", parents=[one.id])], [new], [contact(new.row)])
    push(bob, [contact(far.row)])
    push(lost, [two])
    assert reasons(ann) == ["no_access"] * 6
    assert bob.enrol(invitation_of(ann, bob)).status_code == 200
    assert names(ann) == {"Geblokkeerd", "Nieuw"}
    assert reasons(ann) == ["no_row", "no_access"]
    (_, left) = ann.get("/quarantine").json()["groups"]
    assert [each["id"] for each in left["changes"]] == [two.id]
    push(bob, [edit(made, "name", "Bob weer", parents=[one.id])])
    assert names(bob) == {"Bob weer", "Nieuw"}


def invitation_of(ann, laptop):
    return ann.ask("POST", f"/people/{laptop.me['person']}/invitation").json()["code"]


def reasons(laptop):
    return [group["reason"] for group in laptop.get("/quarantine").json()["groups"]]


def test_a_held_change_of_a_record_that_is_there_says_which(ann, bob, joined, noord):
    made = company(name="Bakkerij")
    push(bob, [made])
    dirk = joined("Dirk", noord, "coach")
    assert verdicts(push(dirk, [edit(made, "name", "Van Dirk")])) == ["held"]
    held = ann.get("/quarantine").json()["groups"][0]
    assert held["changes"][0]["label"] == "Bakkerij"
    path = f"/quarantine/{held['group']}"
    assert ann.ask("POST", path, json={"decision": "reject"}).status_code == 204
    assert names(ann) == {"Bakkerij"}


def test_the_author_alone_withdraws_what_was_held(ann, bob, joined, noord):
    made = company(name="Bakkerij")
    push(bob, [made])
    dirk = joined("Dirk", noord, "coach")
    push(dirk, [edit(made, "name", "Van Dirk")])
    path = f"/quarantine/{ann.get('/quarantine').json()['groups'][0]['group']}"
    assert refused(bob.ask("DELETE", path), 404) == "unknown"
    assert dirk.ask("DELETE", path).status_code == 204
    assert ann.get("/quarantine").json()["groups"] == []
    assert refused(dirk.ask("DELETE", path), 404) == "unknown"
    assert names(ann) == {"Bakkerij"}


def test_an_administrator_sees_what_was_held_of_their_own_people(ann, bob, joined, noord):
    made = company()
    push(bob, [made])
    of_ann = joined("Eva", ann.me["partner"], "coach")
    push(of_ann, [edit(made, "name", "Van Eva")])
    admin = joined("Cem", noord, "partner_admin")
    assert admin.get("/quarantine").json()["groups"] == []
    held = ann.get("/quarantine").json()["groups"][0]["group"]
    answer = admin.ask("POST", f"/quarantine/{held}", json={"decision": "apply"})
    assert refused(answer, 404) == "unknown"
    assert refused(bob.get("/quarantine"), 403) == "no_access"


def test_an_administrator_applies_what_they_may_write_alone(ann, bob, joined, noord):
    theirs = company(name="Bakkerij Zuid")
    push(ann, [theirs])
    admin = joined("Cem", noord, "partner_admin")
    mine = edit(theirs, "coach_id", admin.me["person"])
    assert verdicts(push(admin, [mine])) == ["held"]
    held = admin.get("/quarantine").json()["groups"][0]["group"]
    path = f"/quarantine/{held}"
    assert refused(admin.ask("POST", path, json={"decision": "apply"}), 403) == "no_access"
    assert names(admin) == set()
    assert ann.ask("POST", path, json={"decision": "apply"}).status_code == 204
    assert names(admin) == {"Bakkerij Zuid"}


def test_an_administrator_applies_what_a_blocked_laptop_of_their_partner_made(bob, joined, noord):
    admin = joined("Cem", noord, "partner_admin")
    old = company(name="Bakkerij")
    push(bob, [old])
    admin.ask("DELETE", f"/devices/{bob.me['device']}")
    assert verdicts(push(bob, [edit(old, "name", "Hernoemd")], [company(name="Nieuw")])) == [
        "held",
        "held",
    ]
    for held in admin.get("/quarantine").json()["groups"]:
        path = f"/quarantine/{held['group']}"
        assert admin.ask("POST", path, json={"decision": "apply"}).status_code == 204
    assert names(admin) == {"Hernoemd", "Nieuw"}


def test_a_preview_counts_what_somebody_can_see(ann, bob, joined, noord):
    made = company(name="Bakkerij")
    push(bob, [made, contact(made.row)], [company(name="Atelier")])
    dirk = joined("Dirk", noord, "coach")
    of_bob = ann.get(f"/people/{bob.me['person']}/preview").json()
    assert of_bob["companies"] == ["Atelier", "Bakkerij"]
    assert (of_bob["counts"]["enterprise"], of_bob["counts"]["contact"]) == (2, 1)
    assert (of_bob["counts"]["person"], of_bob["more"]) == (3, 0)
    of_dirk = ann.get(f"/people/{dirk.me['person']}/preview").json()
    assert of_dirk["companies"] == []
    assert "enterprise" not in of_dirk["counts"]
    ann.ask("DELETE", f"/people/{bob.me['person']}")
    gone = ann.get(f"/people/{bob.me['person']}/preview").json()
    assert gone == {"counts": {}, "companies": [], "more": 0}
    assert refused(ann.get("/people/" + "0" * 32 + "/preview"), 404) == "unknown"


def test_status_tells_when_each_partner_was_here(ann, bob, monkeypatch):
    noon = clock.now()
    for laptop in (bob, bob, ann):
        hello(laptop)
    said = bob.get("/status").json()
    partners = {one["name"]: one for one in said["partners"]}
    assert partners["Noord vzw"]["days"] == [0] * 13 + [2]
    assert (partners["Noord vzw"]["laptops"], partners["Noord vzw"]["laptops_today"]) == (1, 1)
    assert partners["Stad Zuid"]["days"][-1] == 1
    ann.ask("DELETE", f"/devices/{bob.me['device']}")
    noord = next(one for one in ann.get("/status").json()["partners"] if one["name"] == "Noord vzw")
    assert (noord["laptops"], noord["laptops_today"], noord["days"][-1]) == (0, 0, 2)
    assert partners["Noord vzw"]["last_seen"] >= noon.isoformat()
    assert (said["head"], said["durable_seq"]) == (hello(bob)["head"], 0)
