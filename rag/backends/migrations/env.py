"""Run by Alembic: every migration inside the transaction that `Database.migrate` opened."""

from __future__ import annotations

from alembic import context

from rag.backends.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
