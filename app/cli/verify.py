"""`werkvloer verify`: is an evidence pack still what was made, and what became of its records."""

import io
import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from app.cli.asking import Refused, opened_profile, profile_folder
from app.cli.commands import ShownProgress
from app.cli.verify_words import pack_lines
from app.cli.words import told
from app.core.errors import UserError
from app.services.packs.check import AskServer, PackVerdict, check_pack
from app.storage.store import Store

_STATUS: Final = {"unchanged": 0, "changed": 1, "unjudged": 2}
_BETWEEN: Final = re.compile(r"[\s:]")  # as people write the digits of a key
_DIGITS: Final = re.compile(r"[0-9a-f]{64}")


def verify(options: Namespace) -> int:
    """Check a pack and print what was found; 0 unchanged, 1 changed, 2 it cannot be told."""
    keys = None if options.key is None else [_fingerprint(one) for one in options.key]
    try:
        verdict = _verdict(options, keys)
    except UserError as error:  # of the profile: nothing is known of the pack
        raise Refused(told(error)) from error
    _print(pack_lines(verdict))
    return _STATUS[verdict.outcome]


def _verdict(options: Namespace, keys: list[str] | None) -> PackVerdict:
    with _store(options) as store:
        server = _server() if options.server else None
        return check_pack(options.pack, store, server, ShownProgress(), keys=keys)


@contextmanager
def _store(options: Namespace) -> Iterator[Store | None]:
    """Give the profile that is asked for; without any word of one: none."""
    if options.profile is None and not options.passphrase_stdin and not options.server:
        yield None
        return
    folder = profile_folder(options.profile)
    with opened_profile(folder, from_stdin=options.passphrase_stdin) as store:
        yield store


def _server() -> AskServer:
    from app.services.packs.server_evidence import ask_server

    return ask_server


def _fingerprint(typed: str) -> str:
    digits = _BETWEEN.sub("", typed).lower()
    if not _DIGITS.fullmatch(digits):
        raise Refused(f"Dit is geen vingerafdruk van een sleutel (64 cijfers en letters): {typed}")
    return digits


def _print(lines: Iterable[str]) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a name may have letters that a console lacks
    for line in lines:
        sys.stdout.write(f"{line}\n")
