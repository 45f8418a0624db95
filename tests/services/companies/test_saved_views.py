from dataclasses import replace

import pytest

from app.core.errors import UserError
from app.models.base import new_id
from app.models.partnership import Person, TravelSetting
from app.reference.loader import reference
from app.services.companies import saved_views
from app.services.companies.enterprises import EnterpriseQuery
from app.services.companies.saved_views import (
    NAME,
    count_view,
    delete_view,
    move_view,
    rename_view,
    save_view,
    update_view,
)
from app.services.undo import undo
from tests.coaching_samples import add_team
from tests.file_samples import AALST, GENT, add_enterprise

WHOLE = EnterpriseQuery(
    text="bak",
    province="40000",
    size="small",
    sector="C",
    is_silent=True,
    order="contact",
    descending=True,
)


@pytest.fixture
def me(store):
    return add_team(store)


def titles(store):
    return [view.title for view in saved_views.saved_views(store)]


def add_three(store):
    return [save_view(store, title, EnterpriseQuery(), ()).id for title in ("Een", "Twee", "Drie")]


def test_a_view_keeps_filters_columns_and_order(store, me):
    query = replace(WHOLE, coach=me.person_id, shared_with=me.person_id)
    kept = save_view(store, "  Klein   in Oost ", query, ("name", "contact"))
    (view,) = saved_views.saved_views(store)
    assert view.id == kept.id
    assert view.title == "Klein in Oost"
    assert view.query == query
    assert view.columns == ("name", "contact")


def test_a_view_goes_with_its_person_and_is_of_nobody_else(store, me):
    kept = save_view(store, "Een", WHOLE, ())
    tom = new_id()
    with store.write() as session:
        setting = session.get_one(TravelSetting, kept.id)
        assert (setting.root, setting.person_id) == (me.partnership_id, me.person_id)
        session.add(Person(id=tom, root=setting.root, partner_id=me.partner_id, name="Tom"))
    store.actor = tom
    assert titles(store) == []
    save_view(store, "Een", WHOLE, ())  # the name is free for Tom


def test_a_view_gets_another_name_other_filters_and_another_place(store, me):
    first, second, third = add_three(store)
    rename_view(store, second, "Midden")
    move_view(store, third, -1)
    assert titles(store) == ["Een", "Drie", "Midden"]
    move_view(store, first, -1)
    move_view(store, second, 1)
    assert titles(store) == ["Een", "Drie", "Midden"]
    update_view(store, first, WHOLE, ("name", "size"))
    assert saved_views.saved_views(store)[0].query == WHOLE
    save_view(store, "Laatst", WHOLE, ())
    assert titles(store)[-1] == "Laatst"


def test_a_deleted_view_comes_back_in_its_place_with_undo(store, me):
    _, second, _ = add_three(store)
    done = delete_view(store, second)
    assert titles(store) == ["Een", "Drie"]
    save_view(store, "Twee", WHOLE, ())  # its name is free
    undo(store, done)
    assert titles(store) == ["Een", "Twee", "Drie", "Twee"]


@pytest.mark.parametrize(("title", "code"), [("  ", "view.no_title"), ("EEN", "view.title_exists")])
def test_a_view_has_a_name_of_its_own(store, me, title, code):
    _, second, _ = add_three(store)
    with pytest.raises(UserError, match=code):
        save_view(store, title, WHOLE, ())
    with pytest.raises(UserError, match=code):
        rename_view(store, second, title)
    rename_view(store, second, "TWEE")  # its own name in capitals


def test_there_is_an_end_to_the_number_of_views(store, me, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST", 3)
    add_three(store)
    with pytest.raises(UserError, match=r"view\.too_many"):
        save_view(store, "Vier", WHOLE, ())


@pytest.mark.parametrize(
    ("value", "query"),
    [
        (None, EnterpriseQuery()),
        ({"filters": [], "columns": "name", "rank": "x"}, EnterpriseQuery()),
        ({"filters": {"size": "huge", "order": "colour", "new": 1}}, EnterpriseQuery()),
        ({"filters": {"coach": "Els", "text": 7, "is_silent": "yes"}}, EnterpriseQuery()),
        ({"filters": {"sector": "C", "later": True}}, EnterpriseQuery(sector="C")),
    ],
)
def test_what_another_version_kept_is_read_as_far_as_known(store, me, value, query):
    with store.write() as session:
        row = {"root": me.partnership_id, "person_id": me.person_id}
        session.add(TravelSetting(name=NAME, value=value, **row))
    (view,) = saved_views.saved_views(store)
    assert (view.title, view.query, view.columns) == ("?", query, ())


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (EnterpriseQuery(order="intake", descending=True), 3),
        (EnterpriseQuery(municipality=GENT), 1),
        (EnterpriseQuery(is_without_coach=True), 1),
        (EnterpriseQuery(is_unvisited=True, municipality=AALST), 2),
    ],
)
def test_a_view_is_counted(store, me, query, wanted):
    add_enterprise(store, "Een")
    add_enterprise(store, "Twee", nis=GENT)
    add_enterprise(store, "Drie", coach_id=None)
    save_view(store, "Een", query, ())
    (view,) = saved_views.saved_views(store)
    assert count_view(store, reference(), view) == wanted
