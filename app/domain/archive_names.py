"""Names of files and folders for an archive, safe on every system, and never two alike."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from app.core.file_names import clean_file_name

LETTERS: Final = 60
_SEPARATORS: Final = str.maketrans({"/": "-", "\\": "-", ":": "-"})


def archive_name(template: str, values: Mapping[str, str], longest: int = LETTERS) -> str:
    """
    Return a name without an ending; nothing when the template says nothing.

    - «{nummer} {onderneming}» with A1 and «Janssens A/B nv»: «A1 Janssens A-B nv».
    - «{oproep}» without a call: nothing, and the folder is left out.
    - «{onderneming}» with «CON»: «_CON», as Windows keeps the name for itself.
    - «Bakkerij» with a soft hyphen in it, that nobody sees: without. Who checks a pack takes a
      name with such signs for a trap.
    - A name of 90 letters is cut to `longest`, never in the middle of a letter with its accent.
    """
    said = template.format_map({name: text.translate(_SEPARATORS) for name, text in values.items()})
    said = "".join(sign for sign in " ".join(said.split()) if sign.isprintable())
    if not said.strip(" ."):
        return ""
    # what looks like an ending is none: the dot of «A1 Peeters nv.2» stays where it is cut
    return clean_file_name(_cut(clean_file_name(said), longest))


class Names:
    """Gives out names that differ, also where capitals make no difference (Windows, macOS)."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, stem: str, ending: str = "", longest: int = LETTERS) -> str:
        """
        Return the name, with a number behind it when it was taken.

        - «A1 Bakker.pdf», then «a1 bakker.pdf»: «a1 bakker (2).pdf».
        """
        number, name = 1, f"{stem}{ending}"
        while _same(name) in self._taken:
            number += 1
            mark = f" ({number})"
            name = f"{_cut(stem, longest - len(mark))}{mark}{ending}"
        self._taken.add(_same(name))
        return name


def _same(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _cut(text: str, longest: int) -> str:
    """Return the beginning of a text; the signs that belong to a letter go or stay with it."""
    end = longest
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return text[:end].rstrip(" .")
