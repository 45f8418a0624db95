import pytest

from app.sync.answers import require_evidence, require_page, require_verdicts, require_walk
from app.sync.handed import Handed
from app.sync.link import NotOurs
from app.sync.protocol import (
    ChangeAnswer,
    LogRow,
    PullAnswer,
    PushAnswer,
    PushRequest,
    WalkAnswer,
    WalkRow,
    WireChange,
    WireGroup,
)
from app.sync.protocol_evidence import EvidenceAnswer, EvidenceRequest, RecordSince, WirePlace

ID, OTHER = "0a" * 16, "0b" * 16
CHANGE = {
    "id": ID, "kind": "contact", "row": ID, "root": ID,
    "units": {"phone": ["1", [OTHER]]}, "covers": [OTHER], "knew": None, "merged": [],
}  # fmt: skip


def row(body=CHANGE, kind="change", verdict="applied", **values):
    values = {"seq": 5, "group_no": 5, "root": ID, "change_id": ID, **values}
    return LogRow(row_kind=kind, verdict=verdict, body=body, **values)


def page(*rows, **values):
    said = {
        "chain": [("e1", 0)], "from": 3, "to": 9, "head": 9, "hash": "", "rows": rows,
        "roots": [ID], "gone": [], "more": False, "durable_seq": 3, **values,
    }  # fmt: skip
    return PullAnswer.model_validate(said)


BONES = {"id": ID, "kind": "contact", "row": ID, "units": {"phone": [OTHER]}}
BLOB = {"sha256": "ab" * 32, "size": 4}
QUESTION = {"kind": "contact", "id": ID, "contested": True}


@pytest.mark.parametrize(
    "good",
    [
        page(),
        page(to=3),
        page(more=True),
        page(row(), row(seq=9)),
        page(row(BONES, verdict="held")),
        page(row(CHANGE, verdict="held")),
        page(row({"reason": "no_row", "fields": ["phone"]}, "verdict", "held")),
        page(row(BLOB, "blob", None, change_id=None)),
        page(row(QUESTION, "question", None, change_id=None)),
        page(row({"user": ID, "level": "edit"}, "grant", None, change_id=None)),
    ],
)
def test_what_a_server_of_ours_says_is_taken(good):
    assert require_page(good, 3) is good


@pytest.mark.parametrize(
    "bad",
    [
        page(**{"from": 2}),
        page(to=2),
        page(to=3, more=True),  # it would be asked again for ever
        page(row(), row()),
        page(row(seq=6), row(seq=5)),
        page(row(seq=3)),
        page(row(seq=10)),
        page(roots=["x"]),
        page(gone=[ID.upper()]),
        page(row(root="")),
        page(row(change_id="zz")),
        page(row({**CHANGE, "kind": 3})),
        page(row({**CHANGE, "row": None})),
        page(row({**CHANGE, "id": "x"})),
        page(row({**CHANGE, "units": []})),
        page(row({**CHANGE, "units": {"phone": ["1"]}})),
        page(row({**CHANGE, "units": {"phone": ["1", [3]]}})),
        page(row({**CHANGE, "covers": "x"})),
        page(row({**CHANGE, "knew": 3})),
        page(row({**CHANGE, "knew": {"seq": "x"}})),
        page(row({**CHANGE, "merged": [None]})),
        page(row({**CHANGE, "root": 7})),
        page(row({**BONES, "units": {"phone": "x"}}, verdict="held")),
        page(row({"fields": "phone"}, "verdict", "held")),
        page(row({"sha256": 4}, "blob", None)),
        page(row({"sha256": "../x"}, "blob", None)),
        page(row({**QUESTION, "id": "x"}, "question", None)),
        page(row({"kind": "contact", "id": ID}, "question", None)),
    ],
)
def test_what_no_server_of_ours_says_is_refused(bad):
    with pytest.raises(NotOurs, match=r"sync\.answer"):
        require_page(bad, 3)


def test_every_change_that_was_sent_gets_its_verdict():
    changes = [WireChange(id=one, kind="contact", row=ID, root=ID, units={}) for one in (ID, OTHER)]
    group = WireGroup(group=ID, made_at="", changes=changes)
    request = PushRequest(schema=5, chain=[("e1", 0)], replica="", groups=[group])
    verdicts = {one: ChangeAnswer(verdict="held") for one in (ID, OTHER)}
    good = PushAnswer(changes=verdicts, durable_seq=1, head=1, server_time="")
    handed = Handed.of(request)
    assert require_verdicts(good, handed.changes) is good
    bad = PushAnswer(changes={ID: verdicts[ID]}, durable_seq=1, head=1, server_time="")
    with pytest.raises(NotOurs, match=r"sync\.answer"):
        require_verdicts(bad, handed.changes)


def walk(last=None, late=(), **values):
    said = {
        "kind": "contact", "id": ID, "parents": [], "root": ID, "data": {}, "version": ID,
        "versions": {}, "rev": 3, **values,
    }  # fmt: skip
    return WalkAnswer(
        chain=[("e1", 0)], rows=[WalkRow(**said)], rows_since_durable=late, last=last, head=9
    )


def test_whole_records_are_taken_page_by_page():
    for good in (walk(), walk(("contact", OTHER)), walk(late=[row()]), walk(version="")):
        assert require_walk(good, ("contact", ID)) is good
        assert require_walk(good, None) is good


@pytest.mark.parametrize(
    "bad",
    [
        walk(("contact", ID)),  # the same page again and again
        walk(id="x"),
        walk(root=""),
        walk(version="1"),
        walk(late=[row(root="x")]),
    ],
)
def test_whole_records_that_cannot_be_are_refused(bad):
    with pytest.raises(NotOurs, match=r"sync\.answer"):
        require_walk(bad, ("contact", ID))


PLACE = WirePlace(epoch="e1", seq=3, hash="ab" * 32)
ASKED = EvidenceRequest(place=PLACE, records=[("contact", ID)], also=[PLACE])


def told(*records, also=("same",)):
    return EvidenceAnswer(
        standing="same", since=3, records=list(records), also=list(also), server_time=""
    )


@pytest.mark.parametrize(
    "good",
    [
        told(),
        told(RecordSince(kind="contact", id=ID)),
        told(RecordSince(kind="contact", id=ID, seq=4, by=OTHER)),
        told(RecordSince(kind="contact", id=ID, seq=4, by="system")),
    ],
)
def test_what_is_said_of_evidence_that_was_asked_about_is_taken(good):
    assert require_evidence(good, ASKED) is good


@pytest.mark.parametrize(
    "bad",
    [
        told(also=()),
        told(RecordSince(kind="contact", id=OTHER)),
        told(*[RecordSince(kind="contact", id=ID)] * 2),
        told(RecordSince(kind="contact", id=ID, seq=3, by=OTHER)),
        told(RecordSince(kind="contact", id=ID, seq=4, by="Ann")),
    ],
)
def test_what_is_said_of_other_evidence_is_not_taken(bad):
    with pytest.raises(NotOurs, match=r"sync\.answer"):
        require_evidence(bad, ASKED)
