"""The command line in Dutch; argparse itself speaks English."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

from app.cli.server_words import settings_text

_HELP = "toon deze uitleg"


class _Formatter(argparse.HelpFormatter):
    @override
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        # argparse asks for no word at all when it makes the name of a command
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class _WrittenOut(_Formatter, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of what stands below the options."""


class DutchParser(argparse.ArgumentParser):
    """Tells what it does not understand in Dutch, with status 2."""

    def __init__(self, **named: Any) -> None:
        form = _WrittenOut if "epilog" in named else _Formatter
        super().__init__(**named, add_help=False, formatter_class=form, allow_abbrev=False)
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help=_HELP)

    @override
    def error(self, message: str) -> NoReturn:
        del message  # English
        asked = shlex.join(sys.argv[1:]) or "niets"  # an empty word is seen too
        sys.stderr.write(self.format_usage())
        sys.stderr.write(f"Dit begrijpt Werkvloer niet: {asked}\n")
        sys.stderr.write(f"Uitleg: {self.prog} --help\n")
        raise SystemExit(2)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes as long as all the rest."""

    def __call__(self, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"Werkvloer {version('werkvloer')}\n")
        raise SystemExit(0)


def command_parser() -> DutchParser:
    """Return the parser; `command` is None for the window."""
    parser = DutchParser(
        prog="werkvloer",
        description="Dossiers, sessies en bewijs voor coaches van inclusieve werkvloeren.",
    )
    parser.options.add_argument("--version", action=_Version, nargs=0, help="toon de versie")
    parser.options.add_argument(
        "--profile",
        type=_path,
        metavar="MAP",
        help="open het profiel in deze map, of maak het daar",
    )
    commands = parser.add_subparsers(
        dest="command", title="opdrachten zonder venster", metavar="OPDRACHT"
    )
    _add(commands, "backup", "maak een back-up").add_argument(
        "--to", type=_path, metavar="MAP", help="zet hem deze keer in deze map"
    )
    back = _add(commands, "restore", "zet een back-up terug; wat er staat wordt opzijgezet")
    back.add_argument(
        "--from",
        dest="source",
        type=_path,
        metavar="BESTAND",
        required=True,
        help="de back-up, of een map: dan de nieuwste daarin",
    )
    back.add_argument("--to", type=_path, metavar="MAP", help="maak het profiel in deze map")
    _add_export(commands)
    _add_verify(commands)
    _add(commands, "doctor", "kijk na of het profiel gezond is")
    _add_server(commands)
    return parser


def _add_export(commands: Any) -> None:
    """Add the command that makes an evidence pack."""
    pack = _add(commands, "export", "maak een bewijspakket van een periode")
    pack.add_argument(
        "--period", metavar="PERIODE", required=True, help="2026-10, 2026-K3, 2026 of project"
    )
    pack.add_argument(
        "--preset",
        choices=("audit", "evaluator", "partner"),
        default="audit",
        help="voor wie het is (audit)",
    )
    pack.add_argument("--out", type=_path, metavar="MAP", required=True, help="zet het in deze map")
    pack.add_argument(
        "--shape",
        choices=("pdf", "zip", "folder"),
        default="pdf",
        help="één pdf, een zip of een map",
    )
    pack.add_argument(
        "--partner", metavar="NAAM", action="append", help="alleen van deze partner; mag meermaals"
    )
    pack.add_argument("--no-seal", action="store_true", help="verzegel niet")
    pack.add_argument(
        "--token",
        type=_path,
        metavar="BESTAND",
        help="verzegel voortaan met de sleutel op het token van deze PKCS#11-bibliotheek; de "
        "pincode staat in WERKVLOER_TOKEN_PIN of wordt gevraagd",
    )
    pack.add_argument(
        "--token-key", metavar="NAAM", help="met deze sleutel, als er meer op het token staan"
    )
    pack.add_argument("--no-files", action="store_true", help="laat de bijlagen weg")
    pack.add_argument("--pdfa4", action="store_true", help="PDF/A-4f en PDF/UA-2 in plaats van 3a")
    pack.add_argument("--force", action="store_true", help="vervang wat er al staat")


def _add_verify(commands: Any) -> None:
    """Add the command for who got an evidence pack."""
    verify = _add(
        commands,
        "verify",
        "kijk na of een bewijspakket ongewijzigd is; met een profiel ook de records",
    )
    verify.add_argument(
        "pack", type=_path, metavar="BESTAND", help="een PDF, een zip, of de map van een pakket"
    )
    verify.add_argument(
        "--key",
        action="append",
        metavar="VINGERAFDRUK",
        help="alleen een zegel met deze sleutel is goed; mag meermaals",
    )
    verify.add_argument(
        "--server", action="store_true", help="vraag ook aan de server van het profiel wat wijzigde"
    )


def _add_server(commands: Any) -> None:
    """Add the commands for who runs a server; settings come from the environment."""
    words = "start de server, of beheer hem"
    server: DutchParser = commands.add_parser(
        "server", help=words, description=words.capitalize() + ".", epilog=settings_text()
    )
    actions = server.add_subparsers(dest="action", title="opdrachten", metavar="OPDRACHT")
    init = _server_action(
        actions,
        "init",
        "maak een partnerschap en nodig de promotor uit; zonder namen: voor een partnerschap dat "
        "al op een laptop staat",
    )
    for name, meta, help_ in (
        ("name", "NAAM", "naam van het partnerschap"),
        ("partner", "NAAM", "organisatie die promotor is"),
        ("person", "NAAM", "wie voor de promotor beheert"),
        ("email", "ADRES", "mailadres van die persoon"),
    ):
        init.add_argument(f"--{name}", metavar=meta, help=help_)
    invite = _server_action(actions, "invite", "maak een nieuwe uitnodiging voor iemand")
    invite.add_argument("--email", metavar="ADRES", required=True, help="van wie je uitnodigt")
    backup = _server_action(actions, "backup", "maak een back-up van de database en de bijlagen")
    backup.add_argument("--to", type=_path, metavar="MAP", help="in deze map")
    restore = _server_action(
        actions, "restore", "zet een back-up terug; laptops geven dan terug wat ontbreekt"
    )
    restore.add_argument(
        "--from",
        dest="source",
        type=_path,
        metavar="MAP",
        required=True,
        help="de map van de back-up, of die met alle back-ups: dan de nieuwste",
    )
    report = _server_action(actions, "reporting", "laat een rol van de database rapporten maken")
    report.add_argument("--role", metavar="ROL", required=True, help="een rol die er al is")
    report.add_argument("--partnership", metavar="NAAM", help="nodig als er meer zijn")
    erase = _server_action(actions, "erase", "wis een onderneming voorgoed, overal")
    erase.add_argument(
        "--enterprise", metavar="ID", required=True, help="de onderneming: 32 hexadecimale cijfers"
    )
    erase.add_argument("--yes", action="store_true", help="wis zonder de naam te laten typen")
    _server_action(actions, "reopen", "laptops mogen weer ophalen, na het terugzetten")
    _server_action(actions, "status", "toon hoe het met de server staat")
    _server_action(actions, "check", "kijk na of het logboek ongeschonden is")


def _server_action(actions: Any, name: str, words: str) -> argparse._ArgumentGroup:
    parser: DutchParser = actions.add_parser(name, help=words, description=words.capitalize())
    return parser.options


def _path(typed: str) -> Path:
    """Return a path; an empty one, as of a variable that is not set, is no folder at all."""
    if not typed:
        raise ValueError
    return Path(typed)


def _add(commands: Any, name: str, words: str) -> argparse._ArgumentGroup:
    parser: DutchParser = commands.add_parser(name, help=words, description=words.capitalize())
    parser.options.add_argument(
        "--profile",
        type=_path,
        metavar="MAP",
        default=argparse.SUPPRESS,  # else it would undo the one before the command
        help="het profiel in deze map; nodig als er meer zijn",
    )
    parser.options.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="lees het wachtwoord van de invoer, een regel",
    )
    return parser.options
