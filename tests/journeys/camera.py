"""Pictures of what a user sees, in light and in dark."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.ui import theme
from tests.journeys.hands import pause
from tests.journeys.watch import Watch


class Camera:
    """Writes `out/pictures/<name>.png` and `<name>-donker.png`; what it does is not timed."""

    def __init__(self, out: Path, watch: Watch) -> None:
        self._folder, self._watch = out / "pictures", watch
        self._folder.mkdir(parents=True, exist_ok=True)
        self.taken: list[str] = []

    def take(self, window: QWidget, name: str) -> None:
        """Take a window as it is now, in both themes, and put the theme back."""
        look = theme.current()
        before = look.mode
        with self._watch:
            for mode, end in (("light", ""), ("dark", "-donker")):
                look.use(mode)
                pause(120)
                path = self._folder / f"{name}{end}.png"
                if not window.grab().save(str(path)):
                    raise OSError(path)
                self.taken.append(path.name)
            look.use(before)
            pause(60)

    def stopped_here(self) -> None:
        """Take what is on the screen when a journey cannot go on."""
        for number, window in enumerate(QApplication.topLevelWidgets()):
            if window.isVisible():
                window.grab().save(str(self._folder.parent / f"stopped-here-{number}.png"))
