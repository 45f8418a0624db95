"""What became of the records of a pack, by this profile and by what its server says."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.models.base import new_id
from app.models.enterprise import Contact, Enterprise
from app.models.proof import EvidencePack, SealCertificate
from app.models.units import NAMELESS
from app.reports.manifest import MANIFEST_NAME, LogPlace, RecordLine, manifest_bytes, manifest_hash
from app.reports.seal import new_seal_key
from app.services.packs import check as pack_check
from app.services.packs.check import check_pack
from app.services.packs.record_hashes import lines_of
from app.services.packs.records import compared_records
from app.services.packs.server_evidence import ServerSaid, Since
from tests.case_samples import acting_as, add_colleague
from tests.coaching_samples import add_team
from tests.file_samples import NOW, add_enterprise, stop_clock
from tests.reports import pack_samples as samples

KEY = samples.key()
PLACE = samples.PLACE
HERE = LogPlace("e1", 9, "cd" * 32)  # how far this profile has the log


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    stop_clock(monkeypatch)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def bakery(store, me):
    """A company with a contact, Mia; and the promotor who vouches for the key."""
    return add_enterprise(store, "Bakkerij Janssens")


@pytest.fixture
def mia(store, bakery):
    with store.read() as session:
        return session.exec(select(Contact.id)).one()


@pytest.fixture
def vouched(store, me):
    with store.write() as session:
        session.add(
            SealCertificate(
                root=me.partnership_id, name="Zegel", certificate=KEY.certificate_pem,
                fingerprint=KEY.fingerprint, made_at=NOW, made_by=store.actor,
            )
        )  # fmt: skip


def lines(store, *keys):
    with store.read() as session:
        return lines_of(session, keys)


@pytest.fixture
def pack(store, bakery, mia, vouched, tmp_path):
    """A sealed pack of the company and its contact as they stand."""

    def made(name="pakket.pdf", by=KEY, **more):
        said = samples.manifest(
            records=lines(store, ("enterprise", bakery), ("contact", mia)), **more
        )
        content = samples.pdf((MANIFEST_NAME, manifest_bytes(said)))
        path = tmp_path / name
        path.write_bytes(samples.sealed(content, by) if by else content)
        return path

    return made


def states(verdict):
    return {one.kind: one.state for one in verdict.records}


def rename(store, mia, name):
    with store.write() as session:
        session.get_one(Contact, mia).name = name


def server(standing="same", known_to_be="same", **told):
    """A server that says this of contacts and companies."""

    def ask(_store, place, records, also):
        assert place == PLACE
        found = {key: told.get(key[0], Since()) for key in records}
        return ServerSaid(standing, found, tuple(known_to_be for _ in also))

    return ask


@pytest.fixture
def synced(monkeypatch):
    monkeypatch.setattr(pack_check, "log_place", lambda _session: HERE)


# -- with a profile --------------------------------------------------------------------------------


def test_records_that_nobody_touched_are_unchanged(store, pack):
    verdict = check_pack(pack(), store)
    assert (verdict.outcome, verdict.file_outcome, verdict.is_foreign) == (
        "unchanged", "unchanged", False,
    )  # fmt: skip
    assert states(verdict) == {"enterprise": "unchanged", "contact": "unchanged"}
    assert {one.title for one in verdict.records} == {"Bakkerij Janssens", "Mia Dauwe"}


def test_a_change_is_told_with_who_and_when(store, pack, mia, me):
    path = pack()
    nora = add_colleague(store, me)
    with acting_as(store, nora):
        rename(store, mia, "Mia D.")
    verdict = check_pack(path, store)
    (changed,) = (one for one in verdict.records if one.state != "unchanged")
    assert (changed.id, changed.state, changed.at, changed.by) == (mia, "changed", NOW, nora)
    assert verdict.people[nora] == "Nora B."
    assert (verdict.outcome, verdict.file_outcome) == ("changed", "unchanged")
    rename(store, mia, "Mia Dauwe")
    assert check_pack(path, store).outcome == "unchanged"  # what it says is what it said


def test_a_record_in_the_bin_is_deleted(store, pack, mia):
    path = pack()
    with store.write() as session:
        session.get_one(Contact, mia).deleted = True
    verdict = check_pack(path, store)
    assert (states(verdict)["contact"], verdict.outcome) == ("deleted", "changed")


def test_a_record_that_is_not_here_leaves_the_verdict_open(store, pack, bakery):
    path = pack()
    stranger = RecordLine("contact", new_id(), "0" * 16, "0" * 64)
    later = RecordLine("of_a_later_program", new_id(), "0" * 16, "0" * 64)
    with store.read() as session:
        found = compared_records(session, (stranger, later), {}, None)
    assert [(one.state, one.title) for one in found] == [("unknown", "")] * 2
    said = samples.manifest(records=(*lines(store, ("enterprise", bakery)), stranger))
    path.write_bytes(samples.sealed(samples.pdf((MANIFEST_NAME, manifest_bytes(said)))))
    assert check_pack(path, store).outcome == "unjudged"


def test_a_manifest_with_another_hash_is_no_longer_true(store, pack, bakery):
    """Whoever edits the list and has no key: the seal tells. With a key: the record tells."""
    (line,) = lines(store, ("enterprise", bakery))
    said = samples.manifest(records=(samples.replace(line, sha256="0" * 64),))
    path = pack()
    path.write_bytes(samples.sealed(samples.pdf((MANIFEST_NAME, manifest_bytes(said)))))
    verdict = check_pack(path, store)
    assert (states(verdict), verdict.outcome) == ({"enterprise": "changed"}, "changed")


def test_a_key_that_the_partnership_does_not_know_is_foreign(store, pack):
    path = pack(by=samples.key("Een ander"))
    verdict = check_pack(path, store)
    assert (verdict.is_foreign, verdict.file_outcome) == (True, "changed")
    assert check_pack(path).outcome == "unchanged"  # nobody asked whose it is
    assert check_pack(path, keys=[KEY.fingerprint]).outcome == "changed"
    assert check_pack(path, keys=[samples.key("Een ander").fingerprint]).outcome == "unchanged"


def test_a_profile_that_knows_no_key_at_all_cannot_tell_whose_it_is(store, pack):
    path = pack()
    with store.write() as session:
        session.exec(select(SealCertificate)).one().deleted = True
    verdict = check_pack(path, store)
    assert (verdict.is_foreign, verdict.outcome) == (False, "unjudged")


def register(store, me, said, certificate):
    with store.write() as session:
        session.add(
            EvidencePack(
                root=me.partnership_id, name="Oktober", first=said.first, last=said.last,
                preset="audit", manifest_sha256=manifest_hash(said), certificate=certificate,
                made_at=NOW, made_by=store.actor,
            )
        )  # fmt: skip


def test_a_pack_that_lost_its_seal_is_not_the_one_that_was_made(store, pack, me, bakery, mia):
    path = pack(by=None)
    assert check_pack(path, store).outcome == "unjudged"  # never sealed, as far as anybody knows
    records = lines(store, ("enterprise", bakery), ("contact", mia))
    register(store, me, samples.manifest(records=records), KEY.fingerprint)
    verdict = check_pack(path, store)
    assert (verdict.registered.name, verdict.registered.made_by) == ("Oktober", "Els V.")
    assert (verdict.lost_its_seal, verdict.outcome) == (True, "changed")
    assert not check_pack(pack("heel.pdf"), store).lost_its_seal


def test_a_list_without_a_seal_is_proved_by_the_pack_that_was_kept(store, me, bakery, tmp_path):
    said = samples.manifest(
        samples.line(*samples.PHOTO), records=lines(store, ("enterprise", bakery))
    )
    files = {MANIFEST_NAME: manifest_bytes(said), samples.PHOTO[0]: samples.PHOTO[1]}
    folder = samples.laid_out(tmp_path / "pakket", samples.summed(files))
    assert check_pack(folder, store).outcome == "unjudged"
    register(store, me, said, "")
    assert check_pack(folder, store).outcome == "unchanged"


# -- with a server ---------------------------------------------------------------------------------


def test_a_server_that_knows_nothing_newer_confirms(store, pack, synced):
    verdict = check_pack(pack(), store, server())
    assert (verdict.outcome, verdict.standing, verdict.server_error) == ("unchanged", "same", None)


def test_what_this_profile_did_not_fetch_yet_is_told_by_the_server(store, pack, synced):
    by = UUID(int=7)
    received = NOW + timedelta(days=2)
    late = Since(seq=10, at=NOW, by=by, received=received)
    verdict = check_pack(pack(), store, server(contact=late))
    assert states(verdict) == {"enterprise": "unchanged", "contact": "changed"}
    (changed,) = (one for one in verdict.records if one.state == "changed")
    assert (changed.at, changed.by, changed.received) == (NOW, by, received)
    gone = Since(is_deleted=True, seq=10)
    assert states(check_pack(pack(), store, server(contact=gone)))["contact"] == "deleted"


def test_what_was_changed_back_or_handed_in_later_is_unchanged(store, pack, synced):
    """The server has a change after the place of the pack; what is fetched here has it too."""
    verdict = check_pack(pack(), store, server(contact=Since(seq=9, at=NOW)))
    assert verdict.outcome == "unchanged"
    assert {one.at for one in verdict.records} == {None}


def test_a_profile_of_another_life_of_the_log_takes_what_is_here_as_newest(store, pack, synced):
    verdict = check_pack(pack(), store, server(known_to_be="lost", contact=Since(seq=10)))
    assert verdict.outcome == "unchanged"


def test_a_record_that_is_not_here_may_be_known_to_the_server(store, bakery, synced):
    line = RecordLine("contact", new_id(), "0" * 16, "0" * 64)
    key = (line.kind, line.id)
    with store.read() as session:
        (changed,) = compared_records(session, (line,), {key: Since(seq=4)}, 9)
        (untouched,) = compared_records(session, (line,), {key: Since()}, 9)
    assert (changed.state, untouched.state) == ("changed", "unknown")


@pytest.mark.parametrize(
    ("standing", "outcome"),
    [("other", "changed"), ("unknown", "unjudged"), ("lost", "unchanged")],
)
def test_the_place_of_the_pack_must_stand_in_the_log(store, pack, synced, standing, outcome):
    assert check_pack(pack(), store, server(standing)).outcome == outcome


def test_without_a_road_the_rest_is_told_and_the_verdict_stays_open(store, pack):
    def away(*_):
        raise UserError("sync.offline")

    verdict = check_pack(pack(), store, away)
    assert (verdict.server_error.code, verdict.outcome) == ("sync.offline", "unjudged")
    assert set(states(verdict).values()) == {"unchanged"}


def test_a_pack_of_before_any_server_names_no_place(store, pack):
    verdict = check_pack(pack(log=None), store, server())
    assert (verdict.outcome, verdict.standing) == ("unchanged", None)


def test_a_file_without_a_list_has_no_records(store, vouched, tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(samples.sealed(samples.pdf()))
    verdict = check_pack(path, store, server())
    assert (verdict.outcome, verdict.records, verdict.standing) == ("unchanged", (), None)


def test_of_answers_without_a_name_nobody_is_told_who_changed_them(store, bakery, monkeypatch):
    (line,) = lines(store, ("enterprise", bakery))
    with store.write() as session:
        session.get_one(Enterprise, bakery).name = "Anders"
    with store.read() as session:
        (told,) = compared_records(session, (line,), {}, None)
        monkeypatch.setattr("app.services.packs.records.NAMELESS", NAMELESS | {"enterprise"})
        (silent,) = compared_records(session, (line,), {}, None)
    assert (told.at, told.by) == (NOW, store.actor)
    assert (silent.state, silent.at, silent.by) == ("changed", None, None)


def test_a_certificate_vouches_for_its_own_key_only_whatever_its_record_says(store, pack):
    strange = new_seal_key("Iemand anders", samples.AT)
    with store.write() as session:  # the record of the partnership names the key of another
        session.exec(select(SealCertificate)).one().fingerprint = strange.fingerprint
    assert check_pack(pack(by=strange), store).outcome == "changed"
    assert check_pack(pack(), store).outcome == "unchanged"
