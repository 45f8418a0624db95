"""The code of the recovery sheet, as people type it."""

import pytest

from app.core.errors import UserError
from app.storage.recovery_code import ALPHABET, new_recovery_code, read_recovery_code


def test_a_code_is_printed_in_six_groups_of_four():
    code = new_recovery_code()
    groups = code.split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert set(code) - {" "} <= set(ALPHABET)
    assert len({new_recovery_code() for _ in range(100)}) == 100


def test_a_code_is_read_the_way_people_type_it():
    # by hand: number 1 * 32 + 1 = 33, check 33 = 1 * 32 + 1
    code = "0" * 20 + "11" + "11"
    assert read_recovery_code(code) == code
    for typed in (
        "OOOO 0000 0000 0000 0000 llII",
        "oooo-oooo-oooo-oooo-oooo-1i1L",
        f"  {code.lower()}\n",
    ):
        assert read_recovery_code(typed) == code


def test_one_wrong_character_is_always_found():
    code = new_recovery_code().replace(" ", "")
    for at in range(24):
        for other in ALPHABET:
            if other != code[at]:
                with pytest.raises(UserError, match=r"account\.code_mistyped"):
                    read_recovery_code(code[:at] + other + code[at + 1 :])


def test_two_characters_that_changed_places_are_always_found():
    code = new_recovery_code().replace(" ", "")
    for at in range(21):
        if code[at] != code[at + 1]:
            with pytest.raises(UserError, match=r"account\.code_mistyped"):
                read_recovery_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


def test_a_wrong_length_and_a_strange_character_say_so():
    with pytest.raises(UserError) as caught:
        read_recovery_code("0000 0000")
    assert (caught.value.code, caught.value.values) == (
        "account.code_length",
        {"found": 8, "needed": 24},
    )
    with pytest.raises(UserError) as caught:
        read_recovery_code("U" * 24)
    assert caught.value.values == {"character": "U"}
