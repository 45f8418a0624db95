import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Finding, Severity, blocks
from app.domain.text import FieldKind, clean_text


def removed(controls=0, broken=0, direction=0):
    values = {"controls": controls, "broken": broken, "direction": direction}
    return Finding("text.removed", Severity.WARNING, values)


@pytest.mark.parametrize(
    "text",
    ["Onthaal in de nachtploeg", "Zoë 👩‍🏭 en Müller", "تم الاتفاق", "a\n\tb\n\nc", "1 < 2 & \\"],
)
def test_a_note_stays_what_was_typed(text):
    result = clean_text(text, FieldKind.LONG)
    assert (result.text, result.findings) == (text, ())


def test_accents_are_joined_to_their_letter():
    assert clean_text("Zoe\u0308", FieldKind.NAME).text == "Zo\u00eb"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_kind(end):
    result = clean_text(f"a{end}b", FieldKind.LONG)
    assert (result.text, result.findings) == ("a\nb", ())


def test_control_signs_and_broken_signs_go_and_are_counted():
    result = clean_text("a\x00b\x07\x7f\x9fc\ud83d\ufffe", FieldKind.LONG)
    assert (result.text, result.findings) == ("abc", (removed(controls=5, broken=1),))


def test_direction_signs_stay_in_a_note_and_go_from_a_name():
    assert clean_text("a\u202eb\u200f", FieldKind.LONG).text == "a\u202eb\u200f"
    assert clean_text("a\u202eb", FieldKind.SHORT).text == "a\u202eb"
    name = clean_text("a\u202egpj.exe\u2066", FieldKind.NAME)
    assert (name.text, name.findings) == ("agpj.exe", (removed(direction=2),))


def test_a_short_field_is_one_line():
    assert clean_text("  Bakkerij\r\n\t Janssens\u00a0", FieldKind.NAME).text == "Bakkerij Janssens"


def test_a_name_has_at_most_200_signs_and_is_never_cut():
    assert clean_text("é" * 200, FieldKind.NAME).findings == ()
    result = clean_text("n" * 10_000, FieldKind.NAME)
    assert len(result.text) == 10_000
    assert blocks(result.findings)
    values = {"length": 10_000, "limit": 200, "unit": "signs"}
    assert result.findings == (Finding("text.too_long", Severity.ERROR, values),)


def test_a_note_has_at_most_one_mebibyte():
    assert clean_text("é" * 524_288, FieldKind.LONG).findings == ()
    (finding,) = clean_text("é" * 524_288 + "a", FieldKind.LONG).findings
    assert finding.values == {"length": 1_048_577, "limit": 1_048_576, "unit": "bytes"}


ANY_TEXT = st.text(st.characters() | st.characters(categories=["Cs"]), max_size=50)


@given(ANY_TEXT, st.sampled_from(FieldKind))
def test_clean_text_can_be_stored_and_stays_clean(text, kind):
    once = clean_text(text, kind)
    assert once.text.encode().decode() == once.text
    assert "\x00" not in once.text
    assert clean_text(once.text, kind) == type(once)(once.text)
