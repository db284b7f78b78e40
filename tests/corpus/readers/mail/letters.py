"""Messages for tests, about a county that does not exist."""

from __future__ import annotations

from email.message import EmailMessage

WORDS = "各中心学校：\n请于3月10日前报送学位情况。\n> 上次的要求不变。\n--\n云溪县教育局"


def letter(words: str = WORDS, subject: str = "关于报送学位情况的通知") -> EmailMessage:
    """A message of plain words."""
    message = EmailMessage()
    message["From"] = "云溪县教育局 <jyj@yunxi.example>"
    message["To"] = "各中心学校 <xx@yunxi.example>"
    message["Subject"] = subject
    message["Date"] = "Wed, 05 Mar 2025 09:30:00 +0800"
    message.set_content(words)
    return message
