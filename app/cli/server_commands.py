"""`werkvloer server`: run it, and what its administrator does on its own computer."""

import socket
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final

from app.cli.asking import Refused
from app.cli.server_words import CHAIN_FAULTS
from app.cli.words import count, moment

_NOT_INSTALLED: Final = "De server van Werkvloer is niet geïnstalleerd: werkvloer[server]."
_TYPED: Final = {  # kinds of records in which the whole partnership writes
    "incoming_question": "vraag",
    "improvement": "verbeterpunt",
    "case_review": "casus",
    "coordination_meeting": "overleg",
}
_NO_STORE: Final = (
    "De opslag van de bijlagen antwoordt niet, of niet zoals het hoort. Kijk of ze draait en of de "
    "instellingen WERKVLOER_S3_... kloppen, en probeer opnieuw."
)


def run_server(options: Namespace) -> int:
    """Run what was asked of the server; without a command: the server itself."""
    try:
        import app.server.run  # noqa: F401 what it needs may not be installed
    except ModuleNotFoundError as error:
        raise Refused(_NOT_INSTALLED) from error
    from app.server.blobs import Unavailable

    try:
        return _ACTIONS[options.action](options)
    except Unavailable as error:
        raise Refused(_NO_STORE) from error


def _serve(_options: Namespace) -> int:
    from app.server.run import serve
    from app.server.settings import read_settings

    settings = read_settings()
    _check_port(settings.host, settings.port)
    sys.stderr.write(f"Werkvloer luistert op {settings.own_url}. Stoppen: Ctrl+C.\n")
    serve(settings)
    return 0


def _check_port(host: str, port: int) -> None:
    """Refuse a port where something listens: the log would have no words for it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise Refused(
            f"Op {host}, poort {port} kan de server niet luisteren: de poort is bezet of niet "
            "toegelaten. Stop wat daar draait, of kies een andere met WERKVLOER_PORT."
        ) from error


def _init(options: Namespace) -> int:
    from app.server.setup import Founding, found_partnership, invite_founder

    names = (options.name, options.partner, options.person, options.email)
    if None in names and any(name is not None for name in names):
        raise Refused(
            "Geef --name, --partner, --person en --email alle vier, of geen enkele: dan komt het "
            "partnerschap van een laptop."
        )
    with _opened() as server:
        if None in names:
            _show_founder(invite_founder(server))
        else:
            _show_invitation(found_partnership(server, Founding(*names)))
    return 0


def _invite(options: Namespace) -> int:
    from app.server.setup import invite_by_email

    with _opened() as server:
        _show_invitation(invite_by_email(server, options.email))
    return 0


def _back_up(options: Namespace) -> int:
    from app.server.backup import back_up
    from app.server.upkeep import tidy

    with _opened() as server:
        tidy(server)
        made = back_up(server, options.to or server.settings.backups_folder)
    _say(f"Back-up gemaakt en nagekeken: {made.folder}")
    _say(f"{count(made.rows, 'rij', 'rijen')}, {count(made.files, 'bijlage', 'bijlagen')}.")
    return 0


def _restore(options: Namespace) -> int:
    from app.server.restore import restore

    done = restore(_settings(), options.source)
    _say(f"Teruggezet: de back-up van {moment(done.made_at)}.")
    if done.erased:
        _say(f"Opnieuw gewist: {count(done.erased, 'dossier', 'dossiers')}.")
    if done.let_in:
        again = count(done.let_in, "laptop is weer toegelaten", "laptops zijn weer toegelaten")
        _say(f"Sinds de back-up opnieuw uitgenodigd: {again}.")
    if done.missing:
        _say(f"Let op: {count(done.missing, 'bijlage ontbreekt', 'bijlagen ontbreken')}.")
    _say(
        "Start de server: laptops geven nu terug wat ontbreekt, en halen nog niets op.\n"
        "Zijn ze allemaal geweest? werkvloer server reopen\n"
        "Een laptop die er sinds de back-up bij kwam, heeft een nieuwe uitnodiging nodig."
    )
    return 1 if done.missing else 0


def _reopen(_options: Namespace) -> int:
    from app.server.restore import reopen

    with _opened() as server:
        reopen(server)
    _say("Laptops mogen weer ophalen.")
    return 0


def _erase(options: Namespace) -> int:
    from app.server.erasing import company_of, erase_company, mentions

    with _opened() as server:
        company = company_of(server, options.enterprise)
        if not options.yes:
            _confirm(company.name)
        named = mentions(server, company)
        files = erase_company(server, company)
    _say(f"Gewist: {company.name}, met {count(files, 'bijlage', 'bijlagen')}.")
    if company.merged:
        more = count(len(company.merged), "samengevoegd dossier", "samengevoegde dossiers")
        _say(f"Ook gewist: {more}.")
    if named:
        _say("Deze teksten van het partnerschap noemen haar nog. Laat ze nakijken:")
    for one in named:
        _say(f"- {_TYPED[one.kind]} {_as_day(one.at)}")
    _say("Laptops wissen het dossier bij hun volgende ronde. In oudere back-ups staat het nog.")
    return 0


def _as_day(text: str) -> str:
    """Return a day as people write it; any other text as it is."""
    try:
        return f"van {date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return f"«{text}»"


def _confirm(name: str) -> None:
    sys.stdout.write(f"Dit wist {name} voorgoed, hier en op alle laptops.\nTyp de naam over: ")
    sys.stdout.flush()
    if sys.stdin.readline().strip() != name.strip():
        raise Refused("Dat is niet de naam. Er is niets gewist.")


def _reporting(options: Namespace) -> int:
    from app.server.reporting import admit
    from app.server.setup import partnership_called

    with _opened() as server:
        partnership = partnership_called(server, options.partnership)
        statement = admit(server.engine, options.role, partnership)
    _say("De rol leest het schema reporting. Laat de beheerder van de database dit nog doen:")
    _say(f"  {statement}")
    return 0


def _status(_options: Namespace) -> int:
    from app.server.overview import overview

    with _opened() as server:
        for each in overview(server):
            seen = "nog niet" if each.last_seen is None else moment(each.last_seen)
            _say(f"{each.name}")
            _say(f"  laptops: {each.laptops}; laatst gezien: {seen}")
            _say(f"  logboek: {each.head} regels; in een back-up: tot {each.durable_seq}")
            _say(f"  wacht op een beslissing: {count(each.held, 'wijziging', 'wijzigingen')}")
            if each.is_closed:
                _say("  na een herstel: laptops geven terug. Klaar? werkvloer server reopen")
    return 0


def _check(_options: Namespace) -> int:
    from app.cli.commands import ShownProgress
    from app.server.chain_check import check_chains

    with _opened() as server:
        checks = check_chains(server, ShownProgress())
    for each in checks:
        _say(f"{each.name}")
        _say(f"  logboek: {count(each.rows, 'regel', 'regels')} nagekeken, {each.erased} gewist")
        if each.first is None:
            _say("  in orde: elke regel sluit aan op de vorige en draagt het zegel van deze server")
        else:
            _say(f"  FOUT bij regel {each.first.seq}: {CHAIN_FAULTS[each.first.reason]}")
            _say(f"  fouten in totaal: {each.faults}")
            _say("  Wijzig niets. Bewaar een kopie van de database en zet een back-up terug.")
    return 1 if any(each.first for each in checks) else 0


@contextmanager
def _opened() -> Iterator[Any]:
    from app.server.opening import open_server

    server, close = open_server(_settings())
    try:
        yield server
    finally:
        close()


def _settings() -> Any:
    from app.server.settings import read_settings

    return read_settings()


def _show_founder(invitation: Any) -> None:
    _show_code("Code voor wie een partnerschap op deze server begint", invitation)
    _say("Open op die laptop het profiel: Synchronisatie, Verbind met een server.")


def _show_invitation(invitation: Any) -> None:
    _show_code(
        f"Uitnodiging voor {invitation.person_name} ({invitation.partnership_name})", invitation
    )


def _show_code(title: str, invitation: Any) -> None:
    code = f"{invitation.code[:5]}-{invitation.code[5:]}"
    _say(title)
    _say(f"  adres: {invitation.server_url}")
    _say(f"  code:  {code}")
    _say(f"  geldig tot {moment(datetime.fromisoformat(invitation.until))}, voor één laptop.")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


_ACTIONS: Final[dict[str | None, Callable[[Namespace], int]]] = {
    None: _serve,
    "init": _init,
    "invite": _invite,
    "backup": _back_up,
    "restore": _restore,
    "reporting": _reporting,
    "reopen": _reopen,
    "erase": _erase,
    "status": _status,
    "check": _check,
}
