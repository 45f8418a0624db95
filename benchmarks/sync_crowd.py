"""
Lets 300 laptops synchronise within one minute against one server of two processes.

`python -m benchmarks.sync_crowd`. Each begins at a moment of its own, hands in a company with four
contacts, and fetches. Their requests are real; what a laptop does beside them is left out, because
300 laptops have 300 processors of their own. Ends with 1 when a round fails or takes over 10 s.
"""

import argparse
import random
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Final

from app.services.profiles.server_account import connected
from app.storage.migrate import known_revisions
from app.storage.store import Store
from app.sync.connection import Connection, Token
from app.sync.handed import Handed
from app.sync.http_client import HttpLink
from app.sync.protocol import PROTOCOL, HelloRequest, PushRequest, WireGroup
from benchmarks.sync_world import server_in
from tests.real.processes import joined
from tests.server.partnership import company, contact, new_id

SLOWEST_S: Final = 10.0
CONTACTS: Final = 4
SCHEMA: Final = int(known_revisions()[-1])


class Laptop(threading.Thread):
    """One round, with a connection of its own."""

    def __init__(self, url: str, token: str, begins_s: float) -> None:
        super().__init__(daemon=True)
        self._url, self._token, self._begins_s = url, token, begins_s
        self.took_s: float | None = None
        self.failure = ""

    def run(self) -> None:
        """Wait for the moment, then run the round."""
        sleep(self._begins_s)
        begun = perf_counter()
        try:
            self._round()
        except Exception as error:  # noqa: BLE001 whatever it is, it is counted
            self.failure = repr(error)
        self.took_s = perf_counter() - begun

    def _round(self) -> None:
        shown = Token(lambda: self._token, lambda _: self._token)
        road = Connection(self._url, token=shown)
        try:
            link = HttpLink(road)
            hello = link.hello(
                HelloRequest(protocol=(PROTOCOL, PROTOCOL), schema=SCHEMA, app="1", chain=[])
            )
            first = company()
            changes = [first, *(contact(first.root, f"An {n}") for n in range(CONTACTS))]
            group = WireGroup(group=new_id(), made_at="2026-05-04T09:00:00+00:00", changes=changes)
            link.push(
                Handed.of(
                    PushRequest(schema=SCHEMA, chain=hello.chain, replica="r", groups=[group])
                )
            )
            link.pull(hello.chain, hello.head, hello.limits.page_rows)
        finally:
            road.close()


def main() -> int:
    """Tell how it went; return 1 when it did not go as promised."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--laptops", type=int, default=300)
    options.add_argument("--seconds", type=float, default=60.0)
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="werkvloer-crowd-"))
    try:
        with server_in(folder / "server", WORKERS=2) as server:
            store = joined(folder / "laptop", server.url, server.found())
            try:
                laptops = _crowd(server.url, _token(store), given.laptops, given.seconds)
            finally:
                store.close()
    finally:
        shutil.rmtree(folder)
    failed = [one.failure for one in laptops if one.failure]
    times = sorted(one.took_s or 0.0 for one in laptops)
    print(f"{len(laptops)} rounds within {given.seconds:.0f} s, {len(failed)} failed {failed[:3]}")
    print(f"median {times[len(times) // 2]:.2f} s, slowest {times[-1]:.2f} s (at most {SLOWEST_S})")
    return int(bool(failed) or times[-1] > SLOWEST_S)


def _token(store: Store) -> str:
    with connected(store) as connection:
        assert connection.token is not None
        return connection.token.get()


def _crowd(url: str, token: str, many: int, seconds: float) -> list[Laptop]:
    chance = random.Random(3)
    laptops = [Laptop(url, token, chance.random() * seconds) for _ in range(many)]
    until = monotonic() + seconds + 60
    for one in laptops:
        one.start()
    for one in laptops:
        one.join(max(0.0, until - monotonic()))
    return laptops


if __name__ == "__main__":
    sys.exit(main())
