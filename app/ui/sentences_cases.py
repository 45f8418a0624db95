"""The Dutch sentences about cases that cannot be changed now, because of what the sync does."""

from collections.abc import Mapping
from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP, Sentence

CASES: Final[Mapping[str, Sentence]] = {
    "case.leaving": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit dossier is niet langer aan jou toegewezen."),
        QT_TRANSLATE_NOOP("messages", "Wat je al bewaarde, wordt nog doorgestuurd."),
        QT_TRANSLATE_NOOP("messages", "Vraag je partnerbeheerder om toegang."),
    ),
    "case.walking": Sentence(
        QT_TRANSLATE_NOOP("messages", "Dit dossier wordt net opgehaald."),
        QT_TRANSLATE_NOOP("messages", "Wat je typte, blijft staan."),
        QT_TRANSLATE_NOOP("messages", "Bewaar opnieuw wanneer het er helemaal is."),
    ),
    "people.no_role": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je hebt geen rol meer in {partnership}."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Alles op deze laptop blijft staan en je kunt het lezen. Wat je nog schrijft, wordt "
            "bewaard en doorgestuurd; op de server wacht het tot iemand erover beslist.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Vraag je partnerbeheerder of promotor om een rol. Na een synchronisatie werk je "
            "verder.",
        ),
    ),
    "merge.same": Sentence(
        QT_TRANSLATE_NOOP("messages", "Deze dossiers zijn al samengevoegd: {name}."),
        "",
        "",
    ),
    "case.read_only": Sentence(
        QT_TRANSLATE_NOOP("messages", "Je mag dit dossier lezen, niet wijzigen."),
        "",
        QT_TRANSLATE_NOOP("messages", "Vraag je partnerbeheerder om schrijfrecht."),
    ),
}
