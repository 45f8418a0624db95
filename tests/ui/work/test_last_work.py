"""What ends a form is done, or given up before it begins."""

import threading

import pytest

from app.core.progress import Cancelled
from app.ui.work.last_work import LastWork


def test_all_parts_are_done_in_order_and_the_last_one_tells():
    done = []
    work = LastWork(lambda: done.append("draft"), lambda: done.append("store") or "booked")
    assert work.run(None) == "booked"
    assert done == ["draft", "store"]
    assert not work.give_up()


def test_what_is_given_up_does_not_begin():
    done = []
    work = LastWork(lambda: done.append(1))
    assert work.give_up()
    with pytest.raises(Cancelled):
        work.run(None)
    assert done == []


def test_what_failed_was_not_done():
    def fail():
        raise ValueError("vol")

    work = LastWork(fail)
    with pytest.raises(ValueError, match="vol"):
        work.run(None)
    assert work.give_up()


def test_giving_up_waits_for_what_runs():
    begun, go_on, told = threading.Event(), threading.Event(), []

    def part():
        begun.set()
        assert go_on.wait(20)

    work = LastWork(part)
    worker = threading.Thread(target=work.run, args=(None,))
    asker = threading.Thread(target=lambda: told.append(work.give_up()))
    worker.start()
    assert begun.wait(20)
    asker.start()
    assert told == []
    go_on.set()
    worker.join()
    asker.join()
    assert told == [False]  # all of it was done
