"""What a server does when it starts."""

from sqlalchemy import text

from app.server import kinds
from app.server.opening import open_server
from app.server.settings import Settings
from tests.server.partnership import company, edit, new_id


def test_a_newer_server_judges_again_what_the_one_before_did_not_know(
    new_house, database, tmp_path, monkeypatch
):
    url = database.set(drivername="postgresql").render_as_string(hide_password=False)
    settings = Settings(data=tmp_path, database_url=url)
    server, close = open_server(settings)
    ann = new_id()
    house = new_house()
    house.setting, house.records, house.outside = (
        server.records.setting, server.records, server.records.outside,
    )  # fmt: skip
    house.records.begin_partnership(house.p)
    with server.engine.begin() as connection:
        query = "INSERT INTO tenant (partnership_id, server_id, made_at) VALUES (:p, 's', now())"
        connection.execute(text(query), {"p": house.p})
    made = company()
    house.push(ann, [made])
    late = edit(made, "colour", "red", [])
    assert house.push(ann, [late]).changes[late.id].reason == "schema"
    close()

    checks = {**kinds._checks(), "enterprise": {**kinds._checks()["enterprise"]}}
    checks["enterprise"]["colour"] = lambda value: value == "red"
    monkeypatch.setattr(kinds, "_checks", lambda: checks)
    server, close = open_server(settings)
    house.setting, house.records = server.records.setting, server.records
    assert house.push(ann, [late]).changes[late.id].verdict == "applied"
    close()
