"""A relay between laptops and servers that breaks off after so many bytes."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import count

PART = 1 << 16
WAIT_S = 5


class Relay:
    """
    Listens on loopback and passes bytes on, both ways counted together.

    Args:
        ports: Where servers listen; connections go to each in turn, or to the next that answers.
    """

    def __init__(self, *ports: int) -> None:
        self._ports, self._turn = ports, count()
        self._lock = threading.Lock()
        self._left: int | None = None  # bytes that still pass
        self.carried = 0
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self._start(self._listen)

    @property
    def url(self) -> str:
        """Where to ask."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def pass_on(self, most: int | None) -> None:
        """Break everything off after so many bytes from now; None: never."""
        with self._lock:
            self._left, self.carried = most, 0

    def close(self) -> None:
        """Stop; every connection ends."""
        with suppress(OSError):  # wakes who waits in `accept`, where the system allows it
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._end_all()
        for thread in self._threads:
            thread.join(WAIT_S)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            try:
                laptop, _ = self._door.accept()
            except OSError:
                return
            server = self._reach()
            if server is None:
                laptop.close()
                continue
            with self._lock:
                self._open |= {laptop, server}
            self._start(self._carry, laptop, server)
            self._start(self._carry, server, laptop)

    def _reach(self) -> socket.socket | None:
        first = next(self._turn)
        for step in range(len(self._ports)):
            port = self._ports[(first + step) % len(self._ports)]
            with suppress(OSError):
                found = socket.create_connection(("127.0.0.1", port), WAIT_S)
                found.settimeout(None)
                return found
        return None

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while part := source.recv(PART):
                most = self._allowed(len(part))
                target.sendall(part[:most])
                if most < len(part):
                    self._end_all()
                    return
        self._end(source, target)

    def _allowed(self, wanted: int) -> int:
        with self._lock:
            passes = wanted if self._left is None else min(wanted, self._left)
            if self._left is not None:
                self._left -= passes
            self.carried += passes
            return passes

    def _end_all(self) -> None:
        with self._lock:
            ended = list(self._open)
        self._end(*ended)

    def _end(self, *ended: socket.socket) -> None:
        for one in ended:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        with self._lock:
            self._open -= set(ended)
