"""Words on buttons and in menus, where an & marks the key of a letter."""

import re


def literal(words: str) -> str:
    """Return names as a button, a tick or a menu shows them: an & in them marks no key."""
    return words.replace("&", "&&")


def shown(words: str) -> str:
    """Return the text of a button as one reads it: `&Bewaar` is Bewaar, `Jans && Co` Jans & Co."""
    return re.sub(r"&(.)", r"\1", words)
