"""Opens what a server needs, from its settings, and closes it again."""

from collections.abc import Callable
from contextlib import ExitStack, closing

from sqlalchemy import Engine

from app.server import reporting
from app.server.blobs import open_blobs
from app.server.context import Server
from app.server.database import open_engine
from app.server.embedded import Embedded
from app.server.keys import load_keys
from app.server.metrics import Metrics
from app.server.migrate import migrate
from app.server.outside import open_outside
from app.server.rates import Rates
from app.server.records import Records, Setting
from app.server.settings import Settings
from app.server.tenants import partnerships


def open_database(settings: Settings, stack: ExitStack) -> Engine:
    """
    Return connections to the database of the settings, at any revision.

    Args:
        stack: What closes it, and stops the embedded PostgreSQL when nobody uses it any more.
    """
    url = settings.postgres_url
    if url is None:
        embedded = Embedded(settings.data / "postgres")
        stack.callback(embedded.stop)
        url = embedded.url()
    engine = open_engine(url, size=settings.connections)
    stack.callback(engine.dispose)
    return engine


def open_server(settings: Settings) -> tuple[Server, Callable[[], None]]:
    """
    Return a server, its database at the newest revision, and what closes it.

    Raises:
        UserError: `setup.key_file`, or `server.newer` for a database of a newer program.
    """
    with ExitStack() as stack:
        engine = open_database(settings, stack)
        migrate(engine)
        reporting.build(engine)
        keys = load_keys(settings.keys_path)
        outside = stack.enter_context(closing(open_outside(settings)))
        records = Records(Setting(engine, keys.seal), outside)
        for partnership in partnerships(engine):
            records.try_held_again(partnership, "schema")  # this version may know more
        server = Server(
            settings=settings,
            engine=engine,
            records=records,
            keys=keys,
            blobs=stack.enter_context(closing(open_blobs(settings))),
            rates=Rates(settings.requests_per_minute, settings.guesses_per_minute),
            metrics=Metrics(),
        )
        return server, stack.pop_all().close
