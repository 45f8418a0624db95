import pytest
from sqlmodel import select

from app.domain.sensitive import About
from app.models.base import new_id
from app.models.partnership import TravelSetting
from app.services.sessions.sensitive import TextPlace, is_kept, keep_piece, kept_marks
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team

NUMBER = "85.07.30-033.28"


@pytest.fixture
def place(store):
    add_team(store)
    return TextPlace(add_company(store).id, new_id(), "note")


def known(store, place, piece, about=About.NATIONAL_NUMBER):
    return is_kept(kept_marks(store, place.root), place, piece, about)


def test_what_is_kept_with_a_reason_is_known_in_its_field_only(store, place):
    keep_piece(store, place, NUMBER, About.NATIONAL_NUMBER, "Nodig voor de aangifte")
    assert known(store, place, "85073003328")
    assert not known(store, TextPlace(place.root, place.record, "result"), NUMBER)
    assert not known(store, TextPlace(place.root, new_id(), "note"), NUMBER)
    assert not known(store, TextPlace(new_id(), place.record, "note"), NUMBER)
    assert not known(store, place, "depressief", About.HEALTH)


def test_the_reason_is_stored_in_the_case_and_the_number_is_not(store, place):
    keep_piece(store, place, NUMBER, About.NATIONAL_NUMBER, "  Nodig voor de aangifte ")
    with store.read() as session:
        (setting,) = session.exec(select(TravelSetting)).all()
        assert setting.root == place.root
        assert setting.value["reason"] == "Nodig voor de aangifte"
        assert "850730" not in str(setting.value).replace(".", "")


def test_undo_asks_again(store, place):
    done = keep_piece(store, place, "depressief", About.HEALTH, "Ze vroeg het zelf")
    undo(store, done)
    assert not known(store, place, "depressief", About.HEALTH)


def test_without_a_reason_nothing_is_kept(store, place):
    with pytest.raises(ValueError, match="reason"):
        keep_piece(store, place, NUMBER, About.NATIONAL_NUMBER, "  ")
    assert kept_marks(store, place.root) == frozenset()
