from hashlib import sha256

from app.sync.check_sums import bucket, check_sum, usual_head

A, B = "a" * 32, "b" * 32


def test_the_sum_of_an_unchanged_record_is_that_of_its_insert():
    first = sha256(f"contact\nid\n{A}".encode()).digest()[:8]
    assert check_sum("contact", "id", {"@alive": {A}, "name": {A}}) == int.from_bytes(first)


def test_units_with_other_heads_are_named_in_order():
    said = sha256(f"contact\nid\n{A}\nname\n{A}\n{B}\nphone\n{B}".encode()).digest()[:8]
    version = {"@alive": [A], "phone": [B], "name": [B, A], "email": [A]}
    assert check_sum("contact", "id", version) == int.from_bytes(said)


def test_both_sides_take_the_same_head_for_the_usual_one():
    assert usual_head({"@alive": {B}, "name": {A}}) == A
    assert usual_head({"@alive": {B}, "name": {A}, "phone": {B}}) == B
    assert usual_head({"@alive": {A, B}}) == ""


def test_a_record_is_counted_by_its_last_byte():
    assert bucket("0" * 30 + "0f") == 15
    assert bucket("0" * 30 + "ff") == 255
