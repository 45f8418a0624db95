"""Typed settings of this computer; nothing about a company or a person ever stands in them."""

from pathlib import Path
from typing import Final, Literal
from uuid import UUID

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from app.ui.theme import TEXT_SIZES, Mode

LOCK_MINUTES: Final = (1, 5, 10, 15, 30, 60)
Window = Literal["main", "quick_session", "preview"]


class Settings(QObject):
    """Read and written at once; `changed` comes after any of them became different."""

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = QSettings(str(path), QSettings.Format.IniFormat, self)

    @property
    def theme(self) -> Mode:
        """Light, dark, or what the system shows."""
        found = self._kept.value("theme", "system")
        return "light" if found == "light" else "dark" if found == "dark" else "system"

    @theme.setter
    def theme(self, mode: Mode) -> None:
        self._set("theme", mode)

    @property
    def text_percent(self) -> int:
        """Text size in percent."""
        return self._number("text_percent", 100, TEXT_SIZES)

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._set("text_percent", percent)

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or a mouse move after which the program locks."""
        return self._number("lock_minutes", 10, LOCK_MINUTES)

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._set("lock_minutes", minutes)

    @property
    def asks_after_attendance(self) -> bool:
        """Whether leaving the attendance mode asks the passphrase."""
        return str(self._kept.value("attendance_asks", "true")) == "true"

    @asks_after_attendance.setter
    def asks_after_attendance(self, on: bool) -> None:
        self._set("attendance_asks", "true" if on else "false")

    @property
    def last_profile(self) -> str:
        """Name of the folder of the profile that was open last; it says nothing."""
        return str(self._kept.value("last_profile", ""))

    @last_profile.setter
    def last_profile(self, folder: str) -> None:
        self._set("last_profile", folder)

    @property
    def has_tray(self) -> bool:
        """Whether the program stays in the system tray when its window is closed."""
        return str(self._kept.value("tray", "")) == "on"

    @has_tray.setter
    def has_tray(self, on: bool) -> None:
        self._set("tray", "on" if on else "off")

    def key(self, action: str) -> str:
        """Return the key that was given to an action, as Qt writes it; empty when none was."""
        return str(self._kept.value(f"keys/{action}", ""))

    def set_key(self, action: str, keys: str) -> None:
        """Remember the key of an action; an empty one forgets it."""
        if keys:
            self._kept.setValue(f"keys/{action}", keys)
        else:
            self._kept.remove(f"keys/{action}")
        self._kept.sync()

    @property
    def scan_folder(self) -> str:
        """The folder where the scanner of this computer puts its files; empty: none is watched."""
        return str(self._kept.value("scan_folder", ""))

    @scan_folder.setter
    def scan_folder(self, folder: str) -> None:
        self._set("scan_folder", folder)

    @property
    def strips_place(self) -> bool:
        """Whether the place where a photo was taken goes out unasked; else the coach is asked."""
        return str(self._kept.value("strips_place", "false")) == "true"

    @strips_place.setter
    def strips_place(self, on: bool) -> None:
        self._set("strips_place", "true" if on else "false")

    @property
    def pack_flavour(self) -> str:
        """The kind of PDF that packs are made as: a3a, or a4f of the newer norm."""
        return "a4f" if self._kept.value("pack_flavour") == "a4f" else "a3a"

    @pack_flavour.setter
    def pack_flavour(self, flavour: str) -> None:
        self._set("pack_flavour", flavour)

    def feed_path(self, owner: UUID) -> str:
        """Return the calendar file that is kept up to date for somebody; empty: none is."""
        return str(self._kept.value(f"feed/{owner.hex}/path", ""))

    def feed_level(self, owner: UUID) -> str:
        """Return how much it tells: busy, or full."""
        return "full" if self._kept.value(f"feed/{owner.hex}/level") == "full" else "busy"

    def set_feed(self, owner: UUID, path: str, level: str) -> None:
        """Remember where a calendar file is kept up to date, and how much it tells."""
        self._kept.setValue(f"feed/{owner.hex}/level", level)
        self._set(f"feed/{owner.hex}/path", path)

    def geometry(self, window: Window) -> QByteArray | None:
        """Return where a window was."""
        found = self._kept.value(f"geometry/{window}")
        return found if isinstance(found, QByteArray) and not found.isEmpty() else None

    def set_geometry(self, window: Window, geometry: QByteArray) -> None:
        """Remember where a window is."""
        self._kept.setValue(f"geometry/{window}", geometry)

    def columns(self, table: str) -> tuple[str, ...] | None:
        """Return the columns that were chosen for a table, None when none were."""
        found = self._kept.value(f"columns/{table}")
        if found is None:
            return None
        return tuple(name for name in str(found).split(" ") if name)

    def set_columns(self, table: str, names: tuple[str, ...]) -> None:
        """Remember the columns of a table."""
        self._kept.setValue(f"columns/{table}", " ".join(names))

    def widths(self, table: str) -> dict[str, int]:
        """Return the widths that were given to columns of a table, in px at 100% text."""
        pairs = (part.split(":") for part in str(self._kept.value(f"widths/{table}", "")).split())
        return {
            pair[0]: int(pair[1])
            for pair in pairs
            if len(pair) == 2 and pair[0] and pair[1].isdecimal()
        }

    def set_widths(self, table: str, widths: dict[str, int]) -> None:
        """Remember the widths of columns."""
        kept = " ".join(f"{name}:{width}" for name, width in widths.items())
        self._kept.setValue(f"widths/{table}", kept)

    def shows_table(self, screen: str) -> bool:
        """Whether a screen with a board shows its table."""
        return str(self._kept.value(f"table/{screen}", "false")) == "true"

    def set_table(self, screen: str, *, on: bool) -> None:
        """Remember whether a screen shows its table or its board."""
        self._kept.setValue(f"table/{screen}", "true" if on else "false")

    def _set(self, name: str, value: object) -> None:
        self._kept.setValue(name, value)
        self._kept.sync()
        self.changed.emit()

    def _number(self, name: str, usual: int, allowed: tuple[int, ...]) -> int:
        try:
            found = int(str(self._kept.value(name, usual)))
        except ValueError:
            return usual
        return found if found in allowed else usual
