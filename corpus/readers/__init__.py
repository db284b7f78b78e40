"""The readers, one file a kind of file. `READERS` is the registry: first come, first asked."""

from corpus.reader import Reader
from corpus.readers import epub, mail, markdown, ofd, office, pdf, picture, plain, web

READERS: tuple[Reader, ...] = (
    *office.READERS,
    ofd.READER,
    pdf.READER,
    picture.READER,
    epub.READER,
    mail.SAVED,
    mail.LETTER,
    web.READER,
    markdown.READER,
    plain.READER,
)
