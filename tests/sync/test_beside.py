"""A request beside the writing: its result, its error, and what happens when nobody asks."""

from threading import Event, get_ident

import pytest

from app.core.errors import UserError
from app.sync.beside import in_thread, in_turn


def test_in_turn_runs_when_it_is_asked():
    done = []
    with in_turn(lambda: done.append("request")) as result:
        done.append("writing")
        result()
    assert done == ["writing", "request"]


def test_in_turn_that_nobody_asks_never_runs():
    with pytest.raises(ValueError, match="writing"), in_turn(lambda: pytest.fail("ran")):
        raise ValueError("writing")


def test_in_thread_runs_while_the_block_does():
    wrote = Event()

    def request():
        assert wrote.wait(10)
        return get_ident()

    with in_thread(request) as result:
        wrote.set()  # the request waits for what comes after it
        assert result() not in (0, get_ident())


def test_in_thread_raises_where_it_is_asked():
    def request():
        raise UserError("link.none")

    with in_thread(request) as result, pytest.raises(UserError, match=r"link\.none"):
        result()


def test_in_thread_ends_before_the_block_when_the_writing_fails():
    go, done = Event(), []

    def request():
        assert go.wait(10)
        done.append("request")

    def write():
        go.set()
        raise ValueError("writing")

    with pytest.raises(ValueError, match="writing"), in_thread(request):
        write()
    assert done == ["request"]
