"""The command `werkvloer`."""

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run what it asks for; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        from app.main import run
    except ModuleNotFoundError as error:
        if error.name != "PySide6":
            raise
        sys.stderr.write("Het venster van Werkvloer is niet geïnstalleerd: werkvloer[desktop].\n")
        return 2
    return run(options.profile)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes as long as all the rest."""

    def __call__(self, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"Werkvloer {version('werkvloer')}\n")
        raise SystemExit(0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="werkvloer",
        description="Dossiers, sessies en bewijs voor coaches van inclusieve werkvloeren.",
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    parser.add_argument("--version", action=_Version, nargs=0, help="toon de versie")
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="MAP",
        help="open het profiel in deze map, of maak het daar",
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
