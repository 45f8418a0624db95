"""Names of files and folders of a pack, and its time-stamp, as the promotor wants them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from app.core.errors import UserError
from app.models.partnership import Role, TravelSetting
from app.reference.archive import archive_tree
from app.services.packs.settings import PackSettings, example, pack_settings, set_pack_settings
from app.services.packs.use_case import pack_name
from app.services.packs.wish import PackWish
from tests.coaching_samples import add_team

DAY = date(2026, 11, 30)
OWN = archive_tree(DAY)


@pytest.fixture
def promotor(store):
    me = add_team(store)
    with store.write() as session:
        session.exec(select(Role).where(col(Role.person_id) == store.actor)).one().role = "promotor"
    return me


def test_without_a_choice_the_names_of_werkvloer_hold_and_nobody_stamps(store, promotor):
    assert pack_settings(store, DAY) == PackSettings(OWN, "")


def test_what_the_promotor_chose_names_the_next_pack(store, promotor):
    tree = replace(OWN, call="587", folders=("{oproep}", "{periode}"), pack="Pak {periode}")
    wanted = PackSettings(tree, "https://tsa.example/tsr")
    assert set_pack_settings(store, wanted).kinds == {"travelsetting"}
    assert pack_settings(store, DAY) == wanted
    wish = PackWish(date(2026, 10, 1), date(2026, 10, 31))
    assert pack_name(store, wish) == "Pak 2026-10.pdf"
    set_pack_settings(store, PackSettings(OWN, ""))  # and back again: one setting, not two
    assert pack_settings(store, DAY) == PackSettings(OWN, "")


def test_an_example_shows_where_the_first_dossier_would_stand():
    assert example(replace(OWN, call="587"), "IW-1") == (
        "587/IW-1/2026-10/1 Volledige dossiers/A1 Bakkerij Janssens 1999.990.144.pdf"
    )
    assert example(OWN) == (  # a folder without a name is left out
        "2024-IW-02/2026-10/1 Volledige dossiers/A1 Bakkerij Janssens 1999.990.144.pdf"
    )


@pytest.mark.parametrize(
    ("changed", "code", "values"),
    [
        ({"complete": " "}, "pack.tree_empty", {}),
        ({"pack": "Pak {periode"}, "pack.tree_braces", {"text": "Pak {periode"}),
        ({"pack": "{kbo}"}, "pack.tree_field", {"text": "{kbo}", "field": "kbo"}),
        ({"dossier": "{traject}"}, "pack.tree_dossier", {}),
        ({"longest": 5}, "pack.tree_longest", {"least": 20, "most": 100}),
    ],
)
def test_names_that_say_nothing_are_refused_and_change_nothing(
    store, promotor, changed, code, values
):
    with pytest.raises(UserError) as refused:
        set_pack_settings(store, PackSettings(replace(OWN, **changed), ""))
    assert (refused.value.code, refused.value.values) == (code, values)
    assert pack_settings(store, DAY) == PackSettings(OWN, "")


@pytest.mark.parametrize("address", ["tsa.example", "ftp://tsa.example", "https://", "http://[x"])
def test_an_address_that_is_none_is_refused(store, promotor, address):
    with pytest.raises(UserError, match=r"seal\.address"):
        set_pack_settings(store, PackSettings(OWN, address))


def test_only_the_promotor_chooses(store):
    add_team(store)
    with pytest.raises(UserError, match=r"seal\.promotor_only"):
        set_pack_settings(store, PackSettings(OWN, ""))


@pytest.mark.parametrize("value", [7, {"folders": 3}, {}])
def test_what_a_later_program_wrote_is_left_alone(store, promotor, value):
    with store.write() as session:
        for name in ("pack.tree", "pack.time_stamp"):
            session.add(TravelSetting(root=promotor.partnership_id, name=name, value=value))
    assert pack_settings(store, DAY) == PackSettings(OWN, "")
