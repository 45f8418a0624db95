"""The command `werkvloer`."""

import sys

from app.cli.parser import command_parser


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run what it asks for; return the exit status."""
    options = command_parser().parse_args(arguments)
    if options.command is not None:
        from app.cli.run import run as run_command

        return run_command(options)
    if options.profile is not None:
        from app.cli.run import may_begin

        if not may_begin(options.profile):
            return 2
    try:
        from app.main import run
    except ModuleNotFoundError as error:
        if error.name != "PySide6":
            raise
        sys.stderr.write("Het venster van Werkvloer is niet geïnstalleerd: werkvloer[desktop].\n")
        return 2
    return run(options.profile)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # in one file, a worker begins here too
        from multiprocessing import freeze_support

        freeze_support()
    raise SystemExit(main())
