"""The program that is started first: it goes to the task bar, and says when it is raised."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from app import main
from app.ui.program import Program

SETTLED_MS = 200  # its window is in front by then
LOOK_MS = 20


def tell(word: str) -> None:
    """Say it to the parent at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Watched(Program):
    """Goes to the task bar once it is there, and tells when it comes back."""

    def begin(self) -> None:
        """Show the first window."""
        super().begin()
        QTimer.singleShot(SETTLED_MS, self, self._minimise)

    def _minimise(self) -> None:
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._tell_when_raised)
        self.window.showMinimized()
        self._look.start()
        tell("shown")

    def _tell_when_raised(self) -> None:
        if not self.window.isMinimized():
            self._look.stop()
            tell("raised")


if __name__ == "__main__":
    main.Program = Watched  # type: ignore[misc]
    raise SystemExit(main.run(Path(sys.argv[1])))
