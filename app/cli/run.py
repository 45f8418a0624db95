"""Runs a command without a window: 0 all is well, 1 something is wrong, 2 cannot be judged."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from app.cli.asking import Refused
from app.cli.words import told
from app.core.errors import UserError
from app.services.profiles.known import require_place

WRONG, UNKNOWN = 1, 2
# What says nothing about the profile: it could not be looked at
_UNJUDGED = frozenset(
    {
        "account.wrong_passphrase",
        "account.wait",
        "store.in_use",
        "backup.busy",
        "backup.missing",
        "backup.place_gone",
    }
)


def run(options: Namespace) -> int:
    """Run what was asked for; return the exit status."""
    try:
        return _command(options.command)(options)
    except Refused as error:
        return _refuse(str(error), UNKNOWN)
    except UserError as error:
        return _refuse(told(error), UNKNOWN if error.code in _UNJUDGED else WRONG)
    except OSError as error:
        where = error.filename or "de schijf"  # what the system says of it is English
        return _refuse(f"Dit kan niet gelezen of geschreven worden: {where}", UNKNOWN)
    except (KeyboardInterrupt, EOFError):
        return _refuse("Gestopt. Je dossiers zijn niet gewijzigd.", UNKNOWN)


def may_begin(folder: Path) -> bool:
    """Tell whether the window can be opened on a profile in this folder; say why not."""
    try:
        require_place(folder)
    except UserError as error:
        _refuse(told(error), UNKNOWN)
        return False
    return True


def _command(name: str) -> Callable[[Namespace], int]:
    if name == "doctor":
        from app.cli.doctor import examine

        return examine
    if name == "export":
        from app.cli.export import export

        return export
    if name == "verify":
        from app.cli.verify import verify

        return verify
    if name == "server":
        from app.cli.server_commands import run_server

        return run_server
    from app.cli.commands import back_up, restore

    return back_up if name == "backup" else restore


def _refuse(words: str, status: int) -> int:
    sys.stderr.write(words + "\n")
    return status
