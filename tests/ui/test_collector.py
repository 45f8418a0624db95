"""Garbage is collected between two events in the thread of the windows, and never in a worker."""

import gc
import threading
import weakref
from unittest.mock import Mock

import pytest

from app.ui.collector import YOUNG, Collector


class Node:
    """Holds itself, so that only the collector can take it away."""

    def __init__(self):
        self.me = self


@pytest.fixture
def collector(qapp):
    collector = Collector(qapp)
    collector.begin()
    collector.freeze()
    yield collector
    collector.stop()
    collector.deleteLater()


def make_cycles(count=2 * YOUNG):
    nodes = [Node() for _ in range(count)]
    return weakref.ref(nodes[0])


def test_a_worker_collects_nothing(collector):
    kept = []
    worker = threading.Thread(target=lambda: kept.append(make_cycles(20 * YOUNG)))
    worker.start()
    worker.join()
    assert kept[0]() is not None


def test_a_turn_takes_away_what_nobody_can_reach(collector):
    lost = make_cycles()
    collector.turn()
    assert lost() is None


def test_a_turn_waits_until_there_is_something_to_look_at(collector):
    gc.collect()
    lost = make_cycles(count=10)
    collector.turn()
    assert lost() is not None


def test_the_timer_takes_turns(collector, qtbot):
    lost = make_cycles()
    qtbot.waitUntil(lambda: lost() is None)


def test_old_cycles_go_too(collector):
    node = Node()
    gc.collect()  # it grew old
    lost = weakref.ref(node)
    del node
    for _ in range(400):
        make_cycles(YOUNG)
        collector.turn()
    assert lost() is None


@pytest.mark.parametrize("is_on", [True, False])
def test_afterwards_it_is_as_before(qapp, monkeypatch, is_on):
    monkeypatch.setattr(gc, "isenabled", lambda: is_on)
    enable = Mock()
    monkeypatch.setattr(gc, "enable", enable)
    collector = Collector(qapp)
    collector.begin()
    collector.freeze()
    collector.stop()
    assert enable.called == is_on
    assert gc.get_freeze_count() == 0


def test_what_a_lock_left_goes_though_it_is_old_and_nobody_works(collector, qtbot):
    node = Node()
    gc.collect()  # it grew old
    lost = weakref.ref(node)
    del node
    collector.sweep_soon()
    collector.freeze()  # modules were loaded meanwhile
    qtbot.waitUntil(lambda: lost() is None)
