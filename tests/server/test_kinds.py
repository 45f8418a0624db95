"""Which values are applied without anybody looking, by the type of their column."""

import pytest

from app.server.kinds import _COMPILED, ModelKinds, Obstacle, _checks
from app.server.wire import change_of
from app.sync.changes import ALIVE
from tests.server.partnership import change, company, new_id

KINDS = ModelKinds()


def obstacle(kind, unit, value):
    row = new_id()
    wire = change(kind, row, row, {unit: (value, [new_id()])})
    return KINDS.obstacle(change_of(wire, "g", "ann"), [unit])


@pytest.mark.parametrize(
    ("kind", "unit", "value"),
    [
        ("enterprise", "name", "Café 🥐"),
        ("enterprise", "number", None),
        ("enterprise", "started_on", "2026-02-28"),
        ("enterprise", "nace", {"nace_version": "2025", "nace_code": None}),
        ("enterprise", "nace", None),
        ("enterprise", "coach_id", "ab" * 16),
        ("enterprise", ALIVE, False),
        ("yearly_figures", "year", 2025),
        ("yearly_figures", "turnover", 12_345_678_901),
        ("coaching_session", "themes", ["a", "b"]),
        ("coaching_session", "themes", []),
        ("coaching_session", "themes", ["x" * (1 << 19), "x" * ((1 << 19) - 7)]),
        ("coaching_session", "completed_at", "2026-05-04 09:00:00.000000"),
        ("travelsetting", "value", {"deep": [1, "a", None, True]}),
        ("contact", "mail_consent", {"mail_consent": True, "mail_consent_on": "2026-05-04"}),
    ],
)
def test_what_capture_writes_fits(kind, unit, value):
    assert obstacle(kind, unit, value) is None


@pytest.mark.parametrize(
    ("kind", "unit", "value"),
    [
        ("enterprise", "name", ["A"]),
        ("enterprise", "name", "\ud800"),
        ("enterprise", "name", "é" * (1 << 19) + "e"),
        ("enterprise", "started_on", "2026-02-29"),
        ("enterprise", "nace", {"nace_version": 2025}),
        ("enterprise", "coach_id", "AB" * 16),
        ("enterprise", ALIVE, None),
        ("enterprise", ALIVE, 1),
        ("yearly_figures", "year", True),
        ("yearly_figures", "year", 1 << 63),
        ("yearly_figures", "year", 2025.0),
        ("coaching_session", "themes", {"a": "\x00"}),
        ("coaching_session", "themes", ["a", "b\x00"]),
        ("coaching_session", "themes", ["a", "\ud800"]),
        ("coaching_session", "themes", ["x" * (1 << 19), "x" * ((1 << 19) - 6)]),
        ("coaching_session", "completed_at", "nine o'clock"),
        ("travelsetting", "value", ["x" * (1 << 20)]),
        ("contact", "mail_consent", {"mail_consent": 1, "mail_consent_on": None}),
    ],
)
def test_what_is_of_another_type_or_size_does_not_fit(kind, unit, value):
    assert obstacle(kind, unit, value) == Obstacle("invalid", (unit,))


def test_the_one_text_of_many_that_does_not_fit_is_named():
    row, other = new_id(), new_id()
    half = "é" * (1 << 18)
    for units, wrong in (
        ({"note": half, "goal": half, "place": ""}, ()),
        ({"note": half, "goal": half, "place": "x"}, ()),  # each fits, and together they do not
        ({"note": half, "goal": half + half + "e", "place": ""}, ("goal",)),
        ({"note": "a", "goal": 1, "place": "\x00"}, ("goal", "place")),
        ({"note": "a", "goal": None, "place": "b"}, ("goal",)),
    ):
        said = change("coaching_session", row, row, {u: (v, [other]) for u, v in units.items()})
        found = KINDS.obstacle(change_of(said, "g", "ann"), units)
        assert found == (Obstacle("invalid", wrong) if wrong else None)


ODD = (
    *(None, True, 0, -1, 1.5, 1 << 62, 1 << 63, -(1 << 63), {}, []),
    *("", "x", "\x00", "\ud800", "é\n"),
    *("ab" * 16, "AB" * 16, "ab" * 16 + "\n", "2026-02-28", "2026-02-30", "2026-02-28 09:00:00.0"),
    *(["a"], ["\x00"], [1.5], {"deep": [None, "\x00"]}, {"made": "up"}),
    *({"next_step": "", "next_step_on": "x"}, {"next_step": "", "next_step_on": "2026-03-02"}),
    *({"starts_at": "2026-03-02 09:00:00"}, {"confirmation": None, "confirmed_by": ""}),
)


@pytest.mark.parametrize("kind", sorted(_checks()))
def test_what_the_compiled_checks_let_through_the_others_do_too(kind):
    let_through = [
        (unit, value)
        for unit in _checks()[kind]
        for value in ODD
        if _COMPILED.fits(kind, {unit: value}, whole=False)
    ]
    assert let_through
    assert [one for one in let_through if not _checks()[kind][one[0]](one[1])] == []


def test_the_compiled_checks_know_no_other_kind_or_unit():
    assert not _COMPILED.fits("made_up", {}, whole=False)
    assert not _COMPILED.fits("contact", {"made_up": ""}, whole=False)
    assert not _COMPILED.fits("contact", {ALIVE: True}, whole=True)


def test_a_record_has_an_id_of_our_making():
    wire = company().model_copy(update={"row": "1; DROP TABLE record"})
    assert KINDS.obstacle(change_of(wire, "g", "ann"), []) == Obstacle("invalid")


def test_a_new_record_says_all_that_has_no_default():
    row = new_id()
    whole = change("contact", row, row, {ALIVE: True, "enterprise_id": row, "name": "An"})
    less = change("contact", row, row, {ALIVE: True, "phone": "1"})
    assert KINDS.obstacle(change_of(whole, "g", "ann"), whole.units) is None
    said = KINDS.obstacle(change_of(less, "g", "ann"), less.units)
    assert said == Obstacle("invalid", ("enterprise_id", "name"))


def test_only_long_texts_are_merged():
    row = change_of(company(), "g", "ann").row
    assert KINDS.texts("enterprise") == {"purpose"}
    assert KINDS.texts("contact") == frozenset()
    texts = ("Een. Twee. Drie.", "Nul. Twee. Drie.", "Een. Twee. Vier.")
    merged = KINDS.merge(row, "purpose", texts)
    assert (merged.text, merged.side_by_side) == ("Nul. Twee. Vier.", False)
    assert KINDS.merge(row, "purpose", ("A.", "B.", "C.")) is None
