from pathlib import Path

import pytest

from app.cli.server_words import SETTINGS
from app.core.errors import UserError
from app.server.settings import PREFIX, Settings, read_settings


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    """Only what a test sets is set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)

    def set_(**values):
        for name, value in values.items():
            monkeypatch.setenv(PREFIX + name.upper(), value)

    return set_


@pytest.fixture
def environment(plain_environment):
    return plain_environment


def test_without_settings_the_server_is_for_this_computer_alone():
    settings = read_settings()
    assert settings.postgres_url is None
    assert settings.own_url == "http://127.0.0.1:8447"
    assert settings.keys_path == settings.data / "server.key"
    assert settings.backups_folder == settings.data / "backups"
    assert settings.outside_path == settings.data / "outside.jsonl"


def test_settings_come_from_the_environment(environment):
    environment(data="/srv/werkvloer", port="9000", workers="2", public_url="https://w.be/")
    settings = read_settings()
    assert (settings.data, settings.workers) == (Path("/srv/werkvloer"), 2)
    assert settings.own_url == "https://w.be"


def test_an_empty_variable_is_no_setting(environment):
    environment(port="", database_url="")
    assert read_settings().port == 8447
    assert read_settings().postgres_url is None


@pytest.mark.parametrize(
    "written", ["postgresql://w:geheim@db/w", "postgresql+psycopg://w:geheim@db/w"]
)
def test_the_database_of_the_organisation(environment, written):
    environment(database_url=written)
    settings = read_settings()
    url = settings.postgres_url
    assert (url.drivername, url.host, url.password) == ("postgresql+psycopg", "db", "geheim")
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"port": "x"}, "PORT"),
        ({"port": "65536"}, "PORT"),
        ({"workers": "0"}, "WORKERS"),
        ({"blobs": "tape"}, "BLOBS"),
        ({"blobs": "s3"}, "S3_BUCKET"),
        ({"monitor_token": "x" * 15}, "MONITOR_TOKEN"),
        ({"tls_certificate": "/c"}, "TLS_KEY"),
        ({"oidc_issuer": "https://i"}, "OIDC_CLIENT"),
        ({"database_url": "geen adres"}, "DATABASE_URL"),
        ({"host": "0.0.0.0"}, "TLS_CERTIFICATE"),
    ],
)
def test_a_setting_that_does_not_fit_is_named(environment, values, name):
    environment(**values)
    with pytest.raises(UserError, match=r"setup\.setting") as caught:
        read_settings()
    assert caught.value.values == {"name": PREFIX + name}


@pytest.mark.parametrize(
    "values", [{"tls_certificate": "/c", "tls_key": "/k"}, {"proxies": "10.0.0.1"}]
)
def test_others_may_come_in_where_there_is_tls(environment, values):
    environment(host="0.0.0.0", **values)
    assert read_settings().host == "0.0.0.0"


def test_every_setting_is_explained_and_nothing_else():
    assert SETTINGS.keys() == Settings.model_fields.keys()


@pytest.mark.parametrize(
    "name", [name for name, setting in SETTINGS.items() if setting.usual[0].isdigit()]
)
def test_what_is_said_to_be_usual_is(name):
    assert SETTINGS[name].usual == str(getattr(read_settings(), name))
