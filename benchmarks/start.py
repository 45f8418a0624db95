"""
Measures the start of the real program on an encrypted profile of 10,000 companies.

`python -m benchmarks.start --folder DIR`: process start to unlock window, Enter in the passphrase
to the first list, and a key to its draft on disk. Each run is a process of its own; the first is
not counted (cold).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

RUNS = 5
PASSPHRASE = "paars fietspad onder regen"
BUDGETS_MS = {"unlock_window": 500, "first_list": 1000, "companies": 1000, "draft_on_disk": 2000}


def main(arguments: list[str] | None = None) -> int:
    """Run the program some times and print what it took against the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "werkvloer")
    parser.add_argument("--child", type=Path)
    options = parser.parse_args(arguments)
    if options.child is not None:
        sys.stdout.write(json.dumps(_live(options.child)) + "\n")
        return 0
    profile = _profile(options.folder)
    runs = [_run(profile) for _ in range(RUNS + 1)][1:]
    failed = False
    for name, budget in BUDGETS_MS.items():
        times = [run[name] for run in runs]
        failed |= median(times) > budget
        verdict = "ok" if median(times) <= budget else "OVER"
        line = f"{min(times):7.0f} {median(times):7.0f} {max(times):7.0f} ms of {budget} {verdict}"
        sys.stdout.write(f"{name:16} {line}\n")
    return int(failed)


def _profile(folder: Path) -> Path:
    """Give the store of the other benchmarks its key file and label, so that it can be unlocked."""
    from app.storage.key_counter import write_keys
    from app.storage.profile import Profile, write_label
    from app.storage.sidecar import new_sidecar
    from benchmarks.store_of_size import KEY, store_of_size

    store = store_of_size(folder)
    place = store.folder
    keys = new_sidecar(store.actor).with_slot("passphrase", PASSPHRASE.encode(), KEY)
    write_keys(place, keys, store.key, store._engine)  # noqa: SLF001 no service makes keys later
    write_label(Profile(place, "Coach 00", "coach", "Partner Oost", is_practice=True))
    store.close()
    return place


def _run(profile: Path) -> dict[str, float]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "BEGUN": str(time.time())}
    command = [sys.executable, "-m", "benchmarks.start", "--child", str(profile)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    taken: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return taken


def _live(profile: Path) -> dict[str, float]:
    """Be the program: everything is timed from where a user would start counting."""
    from app.main import build
    from app.ui import app as application

    app = application.create(sys.argv[:1])
    program = build(app, profile)
    program.begin()
    app.processEvents()
    taken = {"unlock_window": (time.time() - float(os.environ["BEGUN"])) * 1000}
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractItemView

    from app.services.drafts import list_drafts
    from app.ui.widgets.notices import EmptyState
    from tests.journeys.hands import Hands, pause

    def shown() -> bool:
        window = program.window
        if window is None:
            return False
        views = window.findChildren(QAbstractItemView)
        empty = any(state.isVisible() for state in window.findChildren(EmptyState))
        return empty or any(view.isVisible() and view.model().rowCount() for view in views)

    def timed(there: Callable[[], object]) -> float:
        begun = time.perf_counter()
        while not there():
            pause(1)
        return (time.perf_counter() - begun) * 1000

    hands = Hands()
    hands.into("Wachtwoord", PASSPHRASE)
    pause(2000)  # somebody types no faster
    QTest.keyClick(hands.focus(), Qt.Key.Key_Return)
    taken["first_list"] = timed(shown)
    pause(500)
    hands.interactions = 0
    QTest.mouseClick(hands.find("Ondernemingen"), Qt.MouseButton.LeftButton)
    taken["companies"] = timed(shown)
    pause(500)
    store = program._store  # noqa: SLF001 the measure looks at the disk
    assert store is not None
    hands.keys("F8")
    pause(500)
    word = f"woord{os.getpid()}"
    hands.type(word)
    taken["draft_on_disk"] = timed(
        lambda: any(word in str(kept.form.fields.get("note")) for kept in list_drafts(store))
    )
    hands.keys("Esc")
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
