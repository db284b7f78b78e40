"""The command line `zhengda`."""

from __future__ import annotations

import os

# Threads that spin for each other cost five times the work they save; see docs/running-it.md.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
# Nothing of what is asked or stored leaves this machine.
os.environ["ANONYMIZED_TELEMETRY"] = "False"
os.environ["LANGSMITH_TRACING"] = "false"
os.environ["LANGCHAIN_TRACING_V2"] = "false"
os.environ["LANGCHAIN_TRACING"] = "false"
os.environ["OTEL_SDK_DISABLED"] = "true"
os.environ["DO_NOT_TRACK"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"

import io
import sys

import typer

from bot.commands.add import add
from bot.commands.ask import ask
from bot.commands.audit import audit
from bot.commands.check import check
from bot.commands.curate import apart, same, set_fact
from bot.commands.diff import diff
from bot.commands.doctor import doctor
from bot.commands.documents import list_documents, remove, show
from bot.commands.options import Data
from bot.commands.reindex import reindex
from bot.commands.saving import backup, restore
from bot.commands.talk import chat, serve, start

app = typer.Typer(
    name="zhengda",
    help="政答: answers questions about public policy with citations you can check.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (
    start,
    chat,
    serve,
    add,
    ask,
    show,
    diff,
    same,
    apart,
    remove,
    reindex,
    check,
    audit,
    backup,
    restore,
    doctor,
):
    app.command()(command)
app.command("list")(list_documents)
app.command("set")(set_fact)


@app.callback()
def everywhere(context: typer.Context, data: Data = None) -> None:
    """Options that may stand before the command."""
    context.obj = data


def main() -> None:
    """Run the command line; also where the terminal's encoding is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
