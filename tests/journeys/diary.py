"""What the journey did: each step with its interactions and seconds."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic

from tests.journeys.hands import Hands
from tests.journeys.watch import LIMIT_MS, Watch


@dataclass
class Step:
    """One thing a coach does, from beginning to end."""

    name: str
    interactions: int
    seconds: float


class Diary:
    """Collects steps; `write` gives `summary.json`."""

    def __init__(self, hands: Hands, watch: Watch) -> None:
        self._hands, self._watch = hands, watch
        self.steps: list[Step] = []
        self.found: dict[str, object] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what happens inside; time spent on pictures is left out."""
        before, begun, away = self._hands.interactions, monotonic(), self._watch.away_s
        self._watch.step = name
        yield
        seconds = monotonic() - begun - (self._watch.away_s - away)
        self.steps.append(
            Step(name, self._hands.interactions - before, round(max(0.0, seconds), 2))
        )

    def write(self, path: Path, pictures: list[str], documents: list[str]) -> None:
        """Write the summary."""
        summary = {
            "steps": [asdict(step) for step in self.steps],
            "pictures": pictures,
            "documents": documents,
            "found": self.found,
            "calls_over_limit_ms": LIMIT_MS,
            "calls_over_limit": [asdict(stall) for stall in self._watch.stalls],
        }
        path.write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
