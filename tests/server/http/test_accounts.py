"""How people and laptops get in, what they may manage, and how they go."""

import pytest

from app.server.invitations import TRIES
from tests.server.http.conftest import Asking, Laptop


def refused(answer, status):
    assert answer.status_code == status, answer.text
    return answer.json()["code"]


def people(laptop):
    return {one["name"]: one for one in laptop.get("/people").json()["people"]}


def test_who_joins_is_told_who_they_are(ann):
    me = ann.me
    assert (me["person_name"], me["role"]) == ("Ann Claes", "promotor")
    assert (me["partner_name"], me["partnership_name"]) == ("Stad Zuid", "Werkvloer Zuid")
    assert me["tokens"]["expires_in"] == 600
    assert len({me["server"], me["device"], me["person"], me["partner"], me["partnership"]}) == 5


def test_five_wrong_codes_are_counted_over_requests(ann, app):
    invitation = ann.ask("POST", f"/people/{ann.me['person']}/invitation").json()
    code = invitation["code"]
    wrong = code[:9] + ("0" if code[9] != "0" else "1")
    laptop = Laptop(app)
    for _ in range(TRIES):
        assert refused(laptop.enrol(wrong), 403) == "code_wrong"
    assert refused(laptop.enrol(code), 403) == "code_spent"


def test_an_invitation_says_where_to_go(ann):
    invitation = ann.ask("POST", f"/people/{ann.me['person']}/invitation").json()
    assert invitation["server_url"] == "https://werkvloer.zuid.be"
    assert (invitation["person_name"], invitation["partnership_name"]) == (
        "Ann Claes",
        "Werkvloer Zuid",
    )


def test_a_lost_answer_to_joining_is_asked_again(ann, app):
    code = ann.ask("POST", f"/people/{ann.me['person']}/invitation").json()["code"]
    laptop = Laptop(app)
    first = laptop.enrol(code).json()
    second = laptop.enrol(code).json()
    assert first["device"] == second["device"]
    laptop.refresh = first["tokens"]["refresh"]
    assert refused(laptop.refreshed(), 401) == "family_revoked"  # the answer that got lost


def test_a_key_that_is_none_is_refused(ann, app):
    code = ann.ask("POST", f"/people/{ann.me['person']}/invitation").json()["code"]
    assert refused(Laptop(app).enrol(code, public_key="zz"), 422) == "invalid"


def test_tokens_are_exchanged(ann):
    answer = ann.refreshed().json()
    ann.token = answer["access"]
    assert ann.get("/people").status_code == 200


@pytest.mark.parametrize("token", ["", "x.y.z"])
def test_without_a_token_nothing_is_told(app, token):
    laptop = Laptop(app)
    laptop.token = token
    answer = laptop.get("/people")
    assert refused(answer, 401) == "token"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_person_is_added_once_however_often_it_is_asked(ann, noord):
    new = {"id": "b" * 32, "name": "Bob", "email": "Bob@Noord.be", "partner": noord}
    new["role"] = "coach"
    codes = [ann.ask("POST", "/people", json=new).json()["code"] for _ in range(2)]
    assert codes[0] != codes[1]
    assert people(ann).keys() == {"Ann Claes", "Bob"}
    bob = people(ann)["Bob"]
    assert (bob["partner_name"], bob["role"], bob["email"]) == (
        "Noord vzw",
        "coach",
        "bob@noord.be",
    )
    assert bob["invited_until"] is not None
    assert bob["devices"] == []


def test_people_and_roles_are_records_that_sync(ann, joined, noord):
    bob = joined("Bob", noord, "coach")
    chain = bob.ask("POST", "/sync/hello", json=HELLO).json()["chain"]
    rows = bob.get("/sync/walk", chain=written(chain)).json()["rows"]
    names = {row["data"]["name"] for row in rows if row["kind"] in {"person", "partner"}}
    assert names == {"Ann Claes", "Bob", "Noord vzw", "Stad Zuid"}
    roles = {row["data"]["person_id"]: row["data"]["role"] for row in rows if row["kind"] == "role"}
    assert roles == {ann.me["person"]: "promotor", bob.me["person"]: "coach"}


def test_each_sees_the_people_that_they_manage(ann, joined, noord):
    admin = joined("Cem", noord, "partner_admin")
    coach = joined("Bob", noord, "coach")
    assert people(ann).keys() == {"Ann Claes", "Bob", "Cem"}
    assert people(admin).keys() == {"Bob", "Cem"}
    assert people(coach).keys() == {"Bob"}
    assert [one["name"] for one in people(coach)["Bob"]["devices"]] == ["laptop van het werk"]


def test_an_administrator_of_a_partner_stays_with_their_own(ann, joined, noord):
    admin = joined("Cem", noord, "partner_admin")
    other = {"id": "d" * 32, "name": "Dirk", "email": "", "partner": ann.me["partner"]}
    own = other | {"partner": noord}
    assert refused(admin.ask("POST", "/people", json=other | {"role": "coach"}), 403) == "no_access"
    assert refused(admin.ask("POST", "/people", json=own | {"role": "auditor"}), 403)
    assert admin.ask("POST", "/people", json=own | {"role": "coach"}).status_code == 200
    path = f"/people/{ann.me['person']}"
    assert refused(admin.ask("PUT", f"{path}/role", json={"role": "coach"}), 404) == "unknown"
    assert refused(admin.ask("DELETE", path), 404) == "unknown"
    assert refused(admin.ask("POST", f"{path}/invitation"), 404) == "unknown"
    assert refused(admin.ask("DELETE", f"/devices/{ann.me['device']}"), 404) == "unknown"
    partner = {"id": "e" * 32, "name": "Nieuw"}
    assert refused(admin.ask("POST", "/partners", json=partner), 403) == "no_access"


@pytest.mark.parametrize("role", ["promotor", "auditor"])
def test_a_code_that_gives_more_than_an_administrator_may_give_is_not_theirs(
    ann, joined, noord, role
):
    admin = joined("Cem", noord, "partner_admin")
    more = joined("Eva", noord, role)
    path = f"/people/{more.me['person']}/invitation"
    assert refused(admin.ask("POST", path), 404) == "unknown"
    assert more.ask("POST", path).status_code == 200
    assert ann.ask("POST", path).status_code == 200


def test_a_coach_manages_nobody(joined, noord):
    coach = joined("Bob", noord, "coach")
    new = {"id": "d" * 32, "name": "Dirk", "email": "", "partner": noord, "role": "coach"}
    assert refused(coach.ask("POST", "/people", json=new), 403) == "no_access"
    assert refused(coach.get(f"/people/{coach.me['person']}/preview"), 403) == "no_access"
    assert coach.ask("POST", f"/people/{coach.me['person']}/invitation").status_code == 200


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id": "d" * 32, "email": "ann@zuid.be "}, "email_used"),
        ({"role": "coach"}, "exists"),
        ({"partner": "noord"}, "exists"),
    ],
)
def test_nobody_is_taken_for_somebody_else(ann, noord, change, code):
    me = {"id": ann.me["person"], "name": "Ann", "email": "ann@zuid.be", "role": "promotor"}
    new = me | {"partner": ann.me["partner"]} | change
    if change.get("partner"):
        new["partner"] = noord
    assert refused(ann.ask("POST", "/people", json=new), 409) == code


def test_a_partner_that_is_not_there_has_no_people(ann):
    new = {"id": "d" * 32, "name": "Dirk", "email": "", "partner": "f" * 32, "role": "coach"}
    assert refused(ann.ask("POST", "/people", json=new), 404) == "unknown"


def test_a_role_changes_in_the_account_the_record_and_the_rights(ann, joined, noord):
    bob = joined("Bob", noord, "coach")
    path = f"/people/{bob.me['person']}/role"
    for _ in range(2):  # again is harmless
        assert ann.ask("PUT", path, json={"role": "partner_admin"}).status_code == 204
    assert people(bob).keys() == {"Bob"}
    assert people(ann)["Bob"]["role"] == "partner_admin"
    new = {"id": "d" * 32, "name": "Dirk", "email": "", "partner": noord, "role": "coach"}
    assert bob.ask("POST", "/people", json=new).status_code == 200
    chain = bob.ask("POST", "/sync/hello", json=HELLO).json()["chain"]
    rows = bob.get("/sync/walk", chain=written(chain), kind="role").json()["rows"]
    roles = {row["data"]["person_id"]: row["data"]["role"] for row in rows}
    assert roles[bob.me["person"]] == "partner_admin"


def test_the_last_promotor_stays(ann, joined):
    path = f"/people/{ann.me['person']}"
    assert refused(ann.ask("PUT", f"{path}/role", json={"role": "coach"}), 409) == "last_promotor"
    assert refused(ann.ask("DELETE", path), 409) == "last_promotor"
    joined("Bea", ann.me["partner"], "promotor")
    assert ann.ask("DELETE", path).status_code == 204


def listed(ann):
    answer = ann.get("/partners").json()["partners"]
    return {one["name"]: (one["is_closed"], one["people"], one["open_work"]) for one in answer}


def test_a_partner_gets_another_name_in_its_record(ann, joined, noord):
    path = f"/partners/{noord}/name"
    for _ in range(2):  # again is harmless
        assert ann.ask("PUT", path, json={"name": "Kust vzw"}).status_code == 204
    assert listed(ann) == {"Kust vzw": (False, 0, 0), "Stad Zuid": (False, 1, 0)}
    bob = joined("Bob", noord, "coach")
    assert bob.me["partner_name"] == "Kust vzw"
    missing = f"/partners/{'0' * 32}/name"
    assert refused(ann.ask("PUT", missing, json={"name": "X"}), 404) == "unknown"


def test_only_a_promotor_changes_partners(joined, noord):
    admin = joined("Cem", noord, "partner_admin")
    for method, path, body in (
        ("GET", "/partners", None),
        ("PUT", f"/partners/{noord}/name", {"name": "X"}),
        ("PUT", f"/partners/{noord}/closed", {"is_closed": True}),
    ):
        assert refused(admin.ask(method, path, json=body), 403) == "no_access"


def test_a_partner_closes_once_nobody_and_nothing_is_left_there(ann, joined, noord):
    bob = joined("Bob", noord, "coach")
    path = f"/partners/{noord}/closed"
    assert listed(ann)["Noord vzw"] == (False, 1, 0)
    assert refused(ann.ask("PUT", path, json={"is_closed": True}), 409) == "partner_busy"
    assert ann.ask("DELETE", f"/people/{bob.me['person']}").status_code == 204
    for _ in range(2):
        assert ann.ask("PUT", path, json={"is_closed": True}).status_code == 204
    assert listed(ann)["Noord vzw"] == (True, 0, 0)
    new = {"id": "d" * 32, "name": "Dirk", "email": "", "partner": noord, "role": "coach"}
    assert refused(ann.ask("POST", "/people", json=new), 409) == "partner_closed"
    assert ann.ask("PUT", path, json={"is_closed": False}).status_code == 204
    assert ann.ask("POST", "/people", json=new).status_code == 200


def test_a_blocked_laptop_gets_nothing_from_its_next_request_on(ann, joined, noord):
    """T5: it may still say hello and hand in."""
    bob = joined("Bob", noord, "coach")
    assert ann.ask("DELETE", f"/devices/{bob.me['device']}").status_code == 204
    for path in ("/people", "/status", "/sync/pull?chain=[]", "/blobs/" + "0" * 64):
        assert refused(bob.get(path), 401) == "device_revoked"
    assert bob.ask("POST", "/sync/hello", json=HELLO).status_code == 200
    assert bob.refreshed().status_code == 200
    assert people(ann)["Bob"]["devices"][0]["is_blocked"] is True
    assert refused(ann.ask("DELETE", "/devices/" + "0" * 32), 404) == "unknown"


def test_the_code_of_a_laptop_does_not_let_it_in_again_once_it_is_blocked(ann, app):
    code = ann.ask("POST", f"/people/{ann.me['person']}/invitation").json()["code"]
    lost = Laptop(app)
    device = lost.enrol(code).json()["device"]
    assert lost.enrol(code).status_code == 200  # an answer that was lost
    assert ann.ask("DELETE", f"/devices/{device}").status_code == 204
    assert refused(lost.enrol(code), 403) == "code_wrong"
    assert refused(lost.get("/status"), 401) == "device_revoked"


def test_everybody_may_block_their_own_laptop(joined, noord):
    bob = joined("Bob", noord, "coach")
    assert bob.ask("DELETE", f"/devices/{bob.me['device']}").status_code == 204


def test_a_closed_account_is_over_and_can_be_opened_again(ann, joined, noord, app):
    bob = joined("Bob", noord, "coach")
    code = bob.ask("POST", f"/people/{bob.me['person']}/invitation").json()["code"]
    path = f"/people/{bob.me['person']}"
    assert ann.ask("DELETE", path).status_code == 204
    assert refused(bob.get("/people"), 401) == "account_closed"
    assert refused(Laptop(app).enrol(code), 403) == "code_wrong"
    assert refused(ann.ask("POST", f"{path}/invitation"), 404) == "unknown"
    assert refused(ann.ask("PUT", f"{path}/role", json={"role": "coach"}), 404) == "unknown"
    assert people(ann)["Bob"]["is_active"] is False
    again = {"id": bob.me["person"], "name": "Bob", "email": "", "partner": noord}
    answer = ann.ask("POST", "/people", json=again | {"role": "coach"})
    assert Laptop(app).enrol(answer.json()["code"]).status_code == 200
    assert refused(bob.get("/people"), 401) == "device_revoked"  # the old laptop stays out


def test_a_copied_token_ends_the_laptops_login_at_its_next_request(ann):
    copied = ann.refresh
    for _ in range(2):
        ann.refresh = ann.refreshed().json()["refresh"]
    ann.refresh = copied
    assert refused(ann.refreshed(), 401) == "family_revoked"
    assert refused(ann.get("/people"), 401) == "family_revoked"


def test_too_many_guesses_from_one_address_have_to_wait(server, app):
    object.__setattr__(server, "rates", type(server.rates)(100, 2))
    guess = {"code": "0000000000", "public_key": "0" * 64, "name": "x", "app": ""}
    one, other = Asking(app), Asking(app, "127.0.0.2")
    for _ in range(2):
        assert one.ask("POST", "/devices/enrol", json=guess).status_code == 403
    answer = one.ask("POST", "/devices/enrol", json=guess)
    assert refused(answer, 429) == "busy"
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert other.ask("POST", "/devices/enrol", json=guess).status_code == 403


def test_an_office_full_of_laptops_comes_in_from_one_address(server, ann):
    object.__setattr__(server, "rates", type(server.rates)(100, 2))
    for _ in range(4):
        answer = ann.refreshed()
        assert answer.status_code == 200
        ann.refresh = answer.json()["refresh"]
    ann.refresh = "a.b"
    assert [ann.refreshed().status_code for _ in range(3)] == [401, 401, 429]


def test_a_laptop_gone_wild_has_to_wait(server, ann):
    object.__setattr__(server, "rates", type(server.rates)(2, 100))
    answers = [ann.get("/people").status_code for _ in range(3)]
    assert answers == [200, 200, 429]


HELLO = {"protocol": [1, 1], "schema": 4, "app": "1.0"}


def written(chain):
    return str(chain).replace("'", '"')
