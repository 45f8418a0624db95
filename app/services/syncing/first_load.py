"""All that a person may see, fetched for a profile that was joined and is still empty."""

from contextlib import suppress

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.people import Me, who_am_i
from app.storage.profile import Profile, read_profile, write_label
from app.storage.store import Store


def has_person(store: Store) -> bool:
    """Tell whether who works with this profile is in it; not so until the first load is done."""
    try:
        who_am_i(store)
    except LookupError:
        return False
    return True


def note_who(store: Store) -> Me:
    """Return who works here; the list of profiles shows the name, role and partner of now too."""
    me = who_am_i(store)
    known, now = (
        read_profile(store.folder),
        Profile(store.folder, me.name, me.role, me.partner, me.is_practice),
    )
    if known is not None and known != now:
        with suppress(UserError):  # a full disk: it is told by what is to be kept
            write_label(now)
    return me


def first_load(store: Store, progress: Progress) -> None:
    """
    Fetch until who works here is in the profile: without that nothing in it can be shown.

    Raises:
        UserError: What ended the round before it came so far; what was fetched stays.
    """
    from app.services.syncing.round import run_round  # the road to the server takes long to load

    if has_person(store):
        return
    done = run_round(store, progress)
    if not has_person(store):
        raise done.error or UserError("sync.slow")
