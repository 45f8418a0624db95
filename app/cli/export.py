"""`werkvloer export`: an evidence pack without a window, for a server or a scheduled job."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from app.cli.asking import Refused, ask_pin, opened_profile, profile_folder
from app.cli.commands import ShownProgress
from app.cli.words import count, megabytes
from app.core import clock
from app.domain.pack_period import Period, Span, period_of
from app.domain.period_code import period_named
from app.domain.presets import Preset
from app.reference.loader import reference
from app.services.packs.made import note_pack
from app.services.packs.preview import pack_choices
from app.services.packs.seal_keys import give_pin, needs_pin, take_token
from app.services.packs.survey import survey
from app.services.packs.use_case import make_pack, pack_name
from app.services.packs.wish import MadePack, PackWish
from app.services.packs.words import missing_words
from app.services.people import who_am_i
from app.services.profiles.linking import PROMOTOR
from app.storage.store import Store

PROJECT: Final = "project"


def export(options: Namespace) -> int:
    """Make a pack and say where it is and what is incomplete."""
    out = _folder(options.out)
    if options.period != PROJECT and period_named(options.period) is None:
        raise Refused(
            f"Deze periode is niet bekend: {options.period}. "
            "Schrijf 2026-10, 2026-K3, 2026 of project."
        )
    folder = profile_folder(options.profile)
    with opened_profile(folder, from_stdin=options.passphrase_stdin) as store:
        wish = _wish(store, options)
        target = out / pack_name(store, wish)
        if target.exists() and not options.force:
            raise Refused(f"Dit bestaat al: {target}. Overschrijven kan met --force.")
        if wish.is_sealed:
            _ready_token(store, options)
        out.mkdir(parents=True, exist_ok=True)
        made = make_pack(store, reference(), wish, target, ShownProgress())
        note_pack(store, wish, made)
        _tell(made, _lacking(store, wish))
    return 0


def _folder(out: Path) -> Path:
    if out.exists() and not out.is_dir():
        raise Refused(f"Dit is geen map: {out}")
    return out.absolute()


def _wish(store: Store, options: Namespace) -> PackWish:
    period = _period(store, options.period)
    return PackWish(
        first=period.first,
        last=period.last,
        preset=options.preset,
        partners=_partners(store, options),
        is_sealed=not options.no_seal,
        with_files=not options.no_files,
        flavour="a4f" if options.pdfa4 else "a3a",
        shape=options.shape,
    )


def _ready_token(store: Store, options: Namespace) -> None:
    """Take the key of a token that is named, or give the PIN of the one that was taken before."""
    now = clock.now()
    if options.token is not None:
        take_token(store, options.token, ask_pin(), options.token_key or "", now)
    elif (key := needs_pin(store, now)) is not None:
        give_pin(key, ask_pin())


def _period(store: Store, typed: str) -> Period:
    found = period_named(typed)
    if found is not None:
        return found
    return period_of(Span.PROJECT, clock.today(), pack_choices(store).began_on)


def _partners(store: Store, options: Namespace) -> frozenset[UUID] | None:
    known = dict(pack_choices(store).partners)
    me = who_am_i(store)
    is_of_all = me.role == PROMOTOR or me.is_practice
    if not is_of_all and me.role != "partner_admin":
        raise Refused("Alleen de promotor en de beheerder van een partner maken een bewijspakket.")
    own = frozenset({me.partner_id})
    if not options.partner:
        return own if options.preset == Preset.PARTNER or not is_of_all else None
    found = set()
    for asked in options.partner:
        ids = [one for one, name in known.items() if name.casefold() == asked.casefold()]
        if not ids:
            names = ", ".join(sorted(known.values()))
            raise Refused(f"Deze partner is niet bekend: {asked}. Er zijn: {names}.")
        found.update(ids)
    if not is_of_all and found != own:
        raise Refused(f"Je maakt alleen pakketten van je eigen partner: {known[me.partner_id]}.")
    return frozenset(found)


def _lacking(store: Store, wish: PackWish) -> list[str]:
    found = survey(store, reference(), wish)
    return [
        f"{row.company} ({row.partner or 'zonder partner'}): {'; '.join(missing_words(row))}"
        for row in (*found.incomplete, *found.unsynced)
    ]


def _tell(made: MadePack, lacking: Sequence[str]) -> None:
    pages = count(made.pages, "bladzijde", "bladzijden")
    pieces = count(made.pieces, "bijlage", "bijlagen")
    lines = [
        f"Bewijspakket gemaakt ({megabytes(made.size)}, {pages}, {pieces}): {made.path}",
        f"Volledig: {made.complete}. Onvolledig: {made.incomplete}.",
        *(f"  Ontbreekt: {line}" for line in lacking),
        f"SHA-256 van het manifest: {made.manifest_sha256}",
    ]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
