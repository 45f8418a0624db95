"""A laptop asks its server about evidence, over the road that its rounds take."""

from uuid import UUID

import pytest

from app.core.errors import UserError
from app.models.enterprise import Contact
from app.reports.manifest import MANIFEST_NAME, LogPlace, manifest_bytes
from app.services.packs import server_evidence
from app.services.packs.check import check_pack
from app.services.packs.record_hashes import lines_of
from app.services.packs.server_evidence import Since, ask_server, log_place
from app.sync import http_client
from app.sync.link import Unreachable
from app.sync.protocol_evidence import RecordSince
from tests.coaching_samples import add_company
from tests.reports import pack_samples as samples

AT = "2026-05-04T09:00:00+00:00"


def place(laptop):
    with laptop.store.read() as session:
        return log_place(session)


def call(laptop, contact, number):
    with laptop.store.write() as session:
        session.get_one(Contact, contact).phone = number
    laptop.round()


def test_a_round_tells_a_place_of_the_log_that_the_server_knows_again(tom, monkeypatch):
    company = add_company(tom.store)
    tom.round()
    at = place(tom)
    names = [("contact", company.jan), ("enterprise", company.id)]
    said = ask_server(tom.store, at, names)
    assert said.standing == "same"
    assert {name: one.seq for name, one in said.records.items()} == dict.fromkeys(names)
    call(tom, company.jan, "1")
    monkeypatch.setattr(server_evidence, "RECORDS", 1)  # a request for each
    said = ask_server(tom.store, at, names)
    jan = said.records["contact", company.jan]
    assert (jan.by, jan.is_deleted, jan.seq > at.seq) == (tom.store.actor, False, True)
    assert jan.at is not None
    assert said.records["enterprise", company.id].seq is None
    assert place(tom).seq > at.seq


def test_other_places_are_compared_with_the_first(tom):
    at = place(tom)
    forged = LogPlace(at.epoch, at.seq, "f" * 64)
    strange = LogPlace("x" * 65, at.seq, at.hash)
    said = ask_server(tom.store, at, also=[forged, strange, at])
    assert (said.standing, said.also) == ("same", ("other", "unknown", "same"))
    assert ask_server(tom.store, strange, [("contact", tom.store.actor)]).records == {}


def test_of_what_is_not_theirs_nobody_hears(tom, lea, invited):
    els = invited("Els V.", "coach", "ZUID-9")
    company = add_company(tom.store)
    tom.round()
    names = [("contact", company.jan), ("enterprise", company.id)]
    assert ask_server(els.store, place(els), names).records == {}
    lea.round()
    assert ask_server(lea.store, place(lea), names).records.keys() == set(names)


class Away:
    def __init__(self, *_):
        pass

    def evidence(self, _request):
        raise Unreachable("sync.offline")


def test_without_a_network_it_says_so(tom, monkeypatch):
    at = place(tom)
    monkeypatch.setattr(http_client, "HttpLink", Away)
    with pytest.raises(UserError, match=r"sync\.offline"):
        ask_server(tom.store, at)


def test_of_what_is_filled_in_without_a_name_nobody_is_told_who_and_when():
    said = RecordSince(kind="evaluation_answer", id="0a" * 16, seq=4, by="0b" * 16, at=AT)
    assert server_evidence._since(said) == Since(seq=4)
    by_name = said.model_copy(update={"kind": "contact"})
    told = server_evidence._since(by_name)
    assert (told.by, told.received) == (UUID("0b" * 16), None)  # of before servers kept it


def test_a_pack_is_checked_with_what_the_server_knows_that_this_laptop_does_not(lea, tom, tmp_path):
    """Lea's laptop still has what stood in the pack; Tom changed it since."""
    company = add_company(tom.store)
    tom.round()
    lea.round()
    with lea.store.read() as session:
        keys = [("contact", company.jan), ("enterprise", company.id)]
        said = samples.manifest(records=lines_of(session, keys), log=log_place(session))
    path = tmp_path / "pakket.pdf"
    path.write_bytes(samples.sealed(samples.pdf((MANIFEST_NAME, manifest_bytes(said)))))
    key = [samples.key().fingerprint]
    assert check_pack(path, lea.store, ask_server, keys=key).outcome == "unchanged"
    call(tom, company.jan, "1")
    assert check_pack(path, lea.store, keys=key).outcome == "unchanged"
    verdict = check_pack(path, lea.store, ask_server, keys=key)
    assert verdict.standing == "same"
    assert {one.kind: (one.state, one.by) for one in verdict.records} == {
        "contact": ("changed", tom.store.actor), "enterprise": ("unchanged", None),
    }  # fmt: skip
    call(tom, company.jan, "")
    lea.round()  # changed, and changed back: it says what it said
    assert check_pack(path, lea.store, ask_server, keys=key).outcome == "unchanged"
