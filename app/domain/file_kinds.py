"""
Which files are refused: what can run by itself when somebody opens it.

A choice of the product after the list of file types that mail programs block; a file in a dossier
is evidence, never a program. The ending decides, as it does where the file is opened.
"""

from pathlib import PurePath
from typing import Final

_PROGRAMS: Final = (".exe", ".com", ".scr", ".pif", ".dll", ".xll", ".jar", ".app", ".appimage")
_INSTALLERS: Final = (".msi", ".msix", ".msp", ".mst", ".application", ".apk", ".deb", ".rpm")
_SCRIPTS: Final = (".bat", ".cmd", ".ps1", ".sh", ".js", ".jse", ".vb", ".vbe", ".vbs")
_HOSTED: Final = (".hta", ".chm", ".sct", ".ws", ".wsc", ".wsf", ".wsh", ".py", ".pyw")
_SETTINGS: Final = (".reg", ".inf", ".msc", ".cpl", ".settingcontent-ms")
_LINKS: Final = (".lnk", ".url", ".website", ".scf", ".desktop")
_DISKS: Final = (".iso", ".img", ".vhd", ".vhdx", ".dmg")  # a program inside opens unasked
REFUSED: Final = frozenset(
    (*_PROGRAMS, *_INSTALLERS, *_SCRIPTS, *_HOSTED, *_SETTINGS, *_LINKS, *_DISKS)
)


def refused_ending(name: str) -> str:
    """Return the ending for which a file is refused, empty when it is not; `name` is cleaned."""
    ending = PurePath(name).suffix.lower()
    return ending if ending in REFUSED else ""
