"""What Alembic runs: revisions on the connection that it is given, one transaction each."""

from alembic import context


def run() -> None:
    """Run the revisions that are asked for."""
    context.configure(
        connection=context.config.attributes["connection"],
        transactional_ddl=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
