"""Plays a day of several laptops: its folder, its screen, and what becomes of it."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import keyring
from keyring.backends import fail
from PySide6.QtWidgets import QApplication

from app.ui import app as application
from tests.journeys.camera import Camera
from tests.journeys.coach_day import give_a_screen
from tests.journeys.diary import Diary
from tests.journeys.hands import NotSeen
from tests.journeys.watch import Watch


class Day(Protocol):
    """What happens, in its order."""

    watch: Watch
    camera: Camera
    diary: Diary

    def live(self) -> None:
        """Live the whole day."""

    def tell(self) -> str:
        """Return what came of it, a line each."""


def play(
    make: Callable[[QApplication, Path, Path], Day],
    about: str,
    out: Path,
    arguments: list[str] | None,
) -> int:
    """Play a day into `--out`; return 0 when all of it went as it should."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--out", type=Path, default=out, help="folder for its output")
    options = parser.parse_args(arguments)
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    give_a_screen()
    keyring.set_keyring(fail.Keyring())  # the laptops share this computer, not their secrets
    app = application.create(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="werkvloer-dag-") as home:
        day = make(app, Path(home), options.out.resolve())
        try:
            day.live()
        except NotSeen as missing:
            day.camera.stopped_here()
            sys.stderr.write(f"Stopped at «{day.watch.step}»: {missing}\n")
            return 1
        finally:
            day.diary.write(options.out / "summary.json", day.camera.taken, [])
    sys.stdout.write(f"{day.tell()}\n")
    sys.stdout.write(f"Pictures: {options.out / 'pictures'}\n")
    sys.stdout.write(f"Summary:  {options.out / 'summary.json'}\n")
    return 0
