"""The watch of the demo counts what keeps the window from answering, and nothing else."""

import signal
from time import monotonic

import pytest

from tests.journeys import watch as watch_module
from tests.journeys.watch import Watch


class Clock:
    """Seconds that go forward by hand."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(qapp, clock):
    watch = Watch(clock)
    watch.step = "intake"
    yield watch
    watch.stop()


def test_a_call_over_the_limit_counts_under_its_step(watch, clock):
    clock.seconds += 0.080
    watch.beat()
    assert [(stall.milliseconds, stall.step) for stall in watch.stalls] == [(75.0, "intake")]


def test_the_time_between_two_beats_of_the_timer_is_no_stall(watch, clock):
    clock.seconds += 0.055  # the 5 ms of the timer, and the limit itself
    watch.beat()
    assert watch.stalls == []


def test_short_calls_are_not_summed(watch, clock):
    for _letter in range(10):
        clock.seconds += 0.040
        watch.beat()
    assert watch.stalls == []


def test_what_the_watcher_does_itself_does_not_count(watch, clock):
    with watch:
        clock.seconds += 3
        watch.beat()  # the loop turns while a picture is taken
        with watch:
            clock.seconds += 1
    watch.beat()
    assert watch.stalls == []
    assert watch.away_s == 4


def test_a_slow_call_just_before_a_look_at_the_screen_still_counts(watch, clock):
    clock.seconds += 0.105
    with watch:
        clock.seconds += 1
    assert [stall.milliseconds for stall in watch.stalls] == [100.0]


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="Windows has no signal to ask by")
def test_it_knows_where_a_slow_call_was(qapp, monkeypatch):
    monkeypatch.setattr(watch_module, "_short", lambda entry: entry.name)
    monkeypatch.setattr(watch_module, "OURS", "test_watch")
    watch = Watch()
    asked = monotonic()
    while not watch._where:
        assert monotonic() - asked < 10
    watch.beat()
    watch.stop()
    (stall,) = watch.stalls
    assert stall.where[-1] == "test_it_knows_where_a_slow_call_was"
