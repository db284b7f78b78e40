"""`audit`: what those who run zhengda by chat have done, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from bot.commands.options import Data, Json
from bot.commands.session import session
from bot.contract.acts import act_line
from bot.desk.running.audit import line
from bot.wiring import opened

About = Annotated[int, typer.Option("--document", help="Only what concerns this document.", min=0)]
By = Annotated[str, typer.Option("--person", help="Only what this person did: telegram:12345.")]
On = Annotated[
    datetime | None, typer.Option("--day", help="Only of this day.", formats=["%Y-%m-%d"])
]
Most = Annotated[int, typer.Option("--most", help="At most so many.", min=1)]


def audit(
    context: typer.Context,
    *,
    document: About = 0,
    person: By = "",
    day: On = None,
    most: Most = 1000,
    data: Data = None,
    json: Json = False,
) -> None:
    """Read the log of what admins did by chat, newest first."""
    with session(context, data, json=json) as run, opened(run.setup) as house:
        of = day.date() if day else None
        acts = house.means.log.acts(document=document, person=person, day=of, most=most)
        for noted in acts:
            if json:
                run.terminal.json(act_line(noted))
            else:
                run.terminal.line(line(noted, run.words))
        if not acts and not json:
            run.terminal.line(run.words.running.no_acts)
