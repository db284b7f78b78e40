"""Reads mail and saved web pages (MHTML), which are packed as mail is."""

from corpus.readers.mail.attachments import attachments
from corpus.readers.mail.letter import READER as LETTER
from corpus.readers.mail.saved import READER as SAVED

__all__ = ["LETTER", "SAVED", "attachments"]
