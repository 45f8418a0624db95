"""Guessing takes long, also with a restart, a kill or another clock (threat T19)."""

from datetime import UTC, datetime, timedelta

import pytest

from app.core import clock
from app.core.errors import UserError
from app.storage.profile import TRIES_FILE
from app.storage.tries import (
    Wait,
    check_wait,
    clear_tries,
    count_try,
    standing_of,
    wait_s_after_next_block,
)


class Clock:
    def __init__(self):
        self.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    def __call__(self):
        return self.at

    def pass_by(self, seconds):
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def hands(monkeypatch):
    """The hands of the clock."""
    hands = Clock()
    monkeypatch.setattr(clock, "now", hands)
    return hands


def guess(folder, times):
    for _ in range(times):
        check_wait(folder)
        count_try(folder)


def test_five_tries_then_a_minute(tmp_path, hands):
    assert standing_of(tmp_path) == Wait(5, 0)
    for left in (4, 3, 2, 1):
        guess(tmp_path, 1)
        assert standing_of(tmp_path) == Wait(left, 0)
        assert wait_s_after_next_block(tmp_path) == 60
    guess(tmp_path, 1)
    assert standing_of(tmp_path) == Wait(0, 60)
    hands.pass_by(59.5)
    with pytest.raises(UserError) as caught:
        check_wait(tmp_path)
    assert (caught.value.code, caught.value.values) == ("account.wait", {"wait_s": 1})
    hands.pass_by(0.5)
    assert standing_of(tmp_path) == Wait(5, 0)


def test_each_five_more_wait_twice_as_long_up_to_a_quarter(tmp_path, hands):
    waits = []
    for _ in range(7):
        guess(tmp_path, 5)
        waits.append(standing_of(tmp_path).wait_s)
        hands.pass_by(waits[-1])
    assert waits == [60, 120, 240, 480, 900, 900, 900]


def test_a_right_one_begins_anew(tmp_path):
    guess(tmp_path, 4)
    clear_tries(tmp_path)
    clear_tries(tmp_path)
    assert standing_of(tmp_path) == Wait(5, 0)


def test_putting_the_clock_back_does_not_shorten_the_wait(tmp_path, hands):
    guess(tmp_path, 5)
    hands.pass_by(-86_400)
    assert standing_of(tmp_path) == Wait(0, 60)
    hands.pass_by(30)
    assert standing_of(tmp_path) == Wait(0, 30)
    hands.pass_by(30)
    assert standing_of(tmp_path) == Wait(5, 0)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"failed": "x", "at": ""}'])
def test_a_damaged_file_does_not_keep_the_owner_out(tmp_path, content):
    (tmp_path / TRIES_FILE).write_bytes(content)
    assert standing_of(tmp_path) == Wait(5, 0)
