"""Which keys the actions of the menus have on this computer."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.ui.key_rules import chords, portable, trap
from app.ui.settings import Settings
from app.ui.shell.key_words import KeyGroup, KeyWords

NAMES: Final = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "Return": "Enter"}
FIXED: Final = frozenset({"undo", "redo", "keys"})  # a field has them too; F1 is asked for first
OWN_WINDOWS: Final = frozenset(
    {"preview", "attendance"}
)  # screens that never hear the keys of the menus
# the keys that actions come with, in the order of the menus
USUAL: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "new_enterprise": ("Ctrl+Shift+N",),
        "quick_session": ("F8",),
        "keep": ("Ctrl+S",),
        "sync": ("F9",),
        "lock": ("Ctrl+L",),
        "quit": ("Ctrl+Q",),
        "search": ("Ctrl+K",),
        "undo": ("Ctrl+Z",),
        "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
        "back": ("Alt+Left",),
        "forward": ("Alt+Right",),
        "full_screen": ("F11",),
        "next_part": ("F6",),
        "previous_part": ("Shift+F6",),
        "today": ("Ctrl+G, V",),
        "agenda": ("Ctrl+G, A",),
        "enterprises": ("Ctrl+G, O",),
        "trajectories": ("Ctrl+G, T",),
        "scans": ("Ctrl+G, S",),
        "networks": ("Ctrl+G, N",),
        "referrals": ("Ctrl+G, D",),
        "targets": ("Ctrl+G, C",),
        "evidence": ("Ctrl+G, B",),
        "reports": ("Ctrl+G, R",),
        "quality": ("Ctrl+G, K",),
        "new_question": ("Ctrl+G, Q",),
        "bin": ("Ctrl+G, P",),
        "sync_state": ("Ctrl+G, Y",),
        "merging": ("Ctrl+G, M",),
        "settings": ("Ctrl+G, I",),
        "keys": ("F1",),
    }
)


class KeyMap(QObject):
    """
    The keys of the actions that work everywhere; `changed` comes after one has another key.

    Whatever names such a key to a coach asks for it here, by the name of the action. It holds for
    this computer, not for its user: keyboards differ from laptop to laptop.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions: dict[str, QAction] = {}  # what stands in the menus by now
        self._keys = self._assigned()  # of each action now

    @property
    def names(self) -> tuple[str, ...]:
        """The actions, in the order of the menus."""
        return tuple(name for name in USUAL if name in self._actions)

    @property
    def actions(self) -> dict[str, QAction]:
        """The entries of the menus by name."""
        return dict(self._actions)

    def add(self, name: str, action: QAction) -> None:
        """Give an action its keys, now and after each change."""
        self._actions[name] = action
        self._bind(name)

    def words(self, name: str) -> str:
        """Return what an action does, as its menu says it."""
        return self._actions[name].text().replace("&", "")

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of an action as Qt writes them; none when another one took them."""
        return self._keys[name]

    def first(self, name: str) -> str:
        """Return the first key of an action as Qt writes it, empty when it has none."""
        return next(iter(self.keys(name)), "")

    def shown(self, name: str) -> str:
        """Return the first key of an action as a coach knows it, empty when it has none."""
        return shown(self.first(name))

    def beside(self, name: str) -> str:
        """Return ` (F8)`, to follow words in a sentence; empty when the action has no key."""
        key = self.shown(name)
        return f" ({key})" if key else ""

    def screens(self) -> tuple[KeyGroup, ...]:
        """Return the keys of each screen; one that is of a menu too goes where that one goes."""
        return tuple(
            group if group.name in OWN_WINDOWS else group._replace(keys=tuple(self._heard(group)))
            for group in KeyWords().groups()
        )

    def is_own(self, name: str) -> bool:
        """Tell whether an action has another key than it comes with."""
        return self.keys(name) != USUAL[name]

    def problem(self, name: str, keys: QKeySequence) -> str:
        """Return the sentence that says why an action cannot have these keys; empty: it can."""
        if found := trap(keys):
            return _sentence(found)
        wanted, words = portable(keys), QCoreApplication.translate
        for other in self.names:
            if other != name and wanted in self.keys(other):
                text = words("KeyMap", "Deze toets is al van «{action}».")
                return text.format(action=self.words(other))
        if wanted in USUAL[name]:
            return ""
        for group in KeyWords().groups():
            for key, what in group.keys:
                if QKeySequence(key) == keys:
                    text = words("KeyMap", "Deze toets doet in {screen} al iets: {what}.")
                    return text.format(screen=group.title, what=what)
        return ""

    def give(self, name: str, keys: QKeySequence) -> None:
        """Give an action these keys, that have no problem."""
        own = portable(keys)
        is_usual = own in USUAL[name]
        self._settings.set_key(name, "" if is_usual else own)
        self._apply()

    def reset(self, name: str | None = None) -> None:
        """Give an action the key that it came with again, None for all of them."""
        for each in USUAL if name is None else (name,):
            self._settings.set_key(each, "")
        self._apply()

    def taker(self, name: str) -> str:
        """Return the words of the action that has the usual key of `name` by now, else nothing."""
        usual = USUAL[name]
        others = (other for other in self.names if other != name)
        return next((self.words(one) for one in others if set(usual) & set(self.keys(one))), "")

    def usual(self, pressed: QKeyCombination) -> QKeyCombination | None:
        """
        Return the key that stands for `pressed` where a page has a key of the menus itself.

        None for a key that was taken away from its action.
        """
        written = portable(QKeySequence(pressed))
        for name, usual in USUAL.items():
            if written in self.keys(name):
                return pressed if written in usual else chords(QKeySequence(usual[0]))[0]
            if written in usual:
                return None
        return pressed

    def _assigned(self) -> dict[str, tuple[str, ...]]:
        """Return the keys of all; what was kept and cannot be is as if it was not."""
        own = dict(self._own())
        taken = set(own.values())
        usual = {
            name: tuple(key for key in keys if key not in taken) for name, keys in USUAL.items()
        }
        return usual | {name: (key,) for name, key in own.items()}

    def _own(self) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for name in USUAL:
            kept = self._settings.key(name)
            keys = QKeySequence(kept)
            if kept and name not in FIXED and not trap(keys) and portable(keys) not in seen:
                seen.add(portable(keys))
                yield name, portable(keys)

    def _apply(self) -> None:
        before, self._keys = self._keys, self._assigned()
        for name in self.names:
            if self.keys(name) != before[name]:
                self._bind(name)
        self.changed.emit()

    def _bind(self, name: str) -> None:
        self._actions[name].setShortcuts([QKeySequence(key) for key in self.keys(name)])

    def _heard(self, group: KeyGroup) -> Iterator[tuple[str, str]]:
        """Yield the keys of a screen with their words, as `usual` lets it hear them."""
        for key, words in group.keys:
            name = next((name for name, usual in USUAL.items() if key in usual), None)
            now = key if name is None else self.first(name)
            if now:
                yield now, words


def shown(key: str) -> str:
    """Return a key as a coach knows it: `Alt+→`, `Shift+Spatie`."""
    names = {**NAMES, "Space": QCoreApplication.translate("KeyMap", "Spatie")}
    return ", ".join(
        "+".join(names.get(part, part) for part in chord.split("+")) for chord in key.split(", ")
    )


def _sentence(found: str) -> str:
    words = QCoreApplication.translate
    return {
        "altgr": words("KeyMap", "Ctrl met Alt is AltGr: daarmee typ je tekens zoals @ en €."),
        "azerty": words("KeyMap", "Dit teken staat niet op elk toetsenbord op dezelfde plaats."),
        "typing": words("KeyMap", "Deze toets heeft al een vaste betekenis in elk programma."),
        "modifier": words("KeyMap", "Met deze toets typ je. Houd er Ctrl bij ingedrukt."),
        "menu": words("KeyMap", "Alt met een letter opent een menu. Houd er Shift bij ingedrukt."),
        "chord": words("KeyMap", "Na Ctrl+G komt één letter."),
    }[found]
