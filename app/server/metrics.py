"""What Prometheus reads: counts and durations, never who or what."""

import collections
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"  # where several processes put their numbers together


class Metrics:
    """The numbers of one process, or of all when they share a folder."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "werkvloer_requests",
            "Requests answered",
            ("route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "werkvloer_request_seconds",
            "Time until an answer began, s",
            ("route",),
            buckets=(0.005, 0.02, 0.1, 0.5, 2.0, 10.0),
            registry=self._registry,
        )
        self._changes = Counter(
            "werkvloer_changes", "Changes pushed", ("verdict",), registry=self._registry
        )

    def count_request(self, route: str, status: int, seconds: float) -> None:
        """Count an answer to a request at a route (its name, not its address)."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_changes(self, verdicts: Iterable[str]) -> None:
        """Count pushed changes by their verdicts."""
        for verdict, count in collections.Counter(verdicts).items():
            self._changes.labels(verdict).inc(count)

    def text(self) -> bytes:
        """Return all numbers in the text format of Prometheus."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # the library has no types there
        return generate_latest(together)


def share_metrics(folder: Path) -> None:
    """Let the processes that start from here put their numbers together, from zero."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob("*.db"):
        left.unlink()
    os.environ[SHARED] = str(folder)
