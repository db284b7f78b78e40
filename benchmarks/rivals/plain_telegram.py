"""The rival in Telegram: python-telegram-bot with its defaults around zhengda's own question line.

`Application.run_polling()`, one handler, `reply_text`: the bot of its tutorial. What it answers
is what we answer, without the sources; only how it receives and sends is measured. It runs in
our environment, since we use the same library.
"""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import Any

from telegram import ReplyParameters, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.render import spoken
from bot.setup import prepare
from bot.wiring import House, opened
from rag.answer import Question


def main() -> None:
    """Answer on Telegram until stopped."""
    setup = prepare(Path(os.environ["ZHENGDA_DATA"]))
    root, token = (os.environ[f"ZHENGDA_TELEGRAM_{name}"] for name in ("BASE_URL", "TOKEN"))
    with opened(setup) as house:
        house.ask(Question("有关政策有哪些规定"))
        application: Application[Any, Any, Any, Any, Any, Any]
        application = Application.builder().token(token).base_url(root).build()

        async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None or message.text is None:
                return
            said = await asyncio.to_thread(_said, house, message.text)
            to = ReplyParameters(message.message_id)
            await message.reply_text(said[:4096], reply_parameters=to)

        def _said(house: House, text: str) -> str:
            found = house.ask(Question(text))
            return spoken(found, setup.wordings[found.script])

        application.add_handler(MessageHandler(filters.ALL, answer))
        wait = partial(application.run_polling, bootstrap_retries=-1)
        wait()


if __name__ == "__main__":
    main()
