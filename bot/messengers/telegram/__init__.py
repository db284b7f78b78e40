"""The Telegram messenger; the only place that knows python-telegram-bot."""

import os

# The library is moving from seconds to timedelta and warns at every refusal until told this.
os.environ.setdefault("PTB_TIMEDELTA", "1")
