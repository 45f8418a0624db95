"""A request that is on its way while this laptop writes what the one before brought."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Thread
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


class Beside(Protocol):
    """Runs a call beside a block; the block gets what waits for the result, or its error."""

    def __call__(self, call: Callable[[], Result]) -> AbstractContextManager[Callable[[], Result]]:
        """Begin the call."""


@contextmanager
def in_turn(call: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Run the call when its result is asked for: one thing after another."""
    yield call


@contextmanager
def in_thread(call: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Run the call in a thread, which ends before the block does, also when nobody asks."""
    ended: list[Callable[[], Result]] = []

    def run() -> None:
        try:
            found = call()
        except BaseException as error:  # noqa: BLE001 it is raised where the result is asked for
            ended.append(_raising(error))
        else:
            ended.append(lambda: found)

    thread = Thread(target=run, name="sync-request")
    thread.start()

    def result() -> Result:
        thread.join()
        return ended[0]()

    try:
        yield result
    finally:
        thread.join()


def _raising(error: BaseException) -> Callable[[], Any]:
    def fail() -> Any:
        raise error

    return fail
