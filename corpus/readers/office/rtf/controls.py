"""The control words of RTF that bear on text."""

from __future__ import annotations

from corpus.readers.office.rtf.state import Goal

GOALS = {
    "footnote": Goal.NOTE,
    "shptxt": Goal.BOX,
    "listtext": Goal.LABEL,
    "pntext": Goal.LABEL,
    "fonttbl": Goal.FONTS,
    "stylesheet": Goal.STYLES,
    "pict": Goal.PICTURE,
} | dict.fromkeys(
    (
        "annotation", "atnauthor", "atnid", "colortbl", "comment", "datafield", "do", "fldinst",
        "footer", "footerf", "footerl", "footerr", "ftncn", "ftnsep", "ftnsepc", "header",
        "headerf", "headerl", "headerr", "info", "listtable", "nonesttables", "nonshppict",
        "objdata", "private", "revtbl", "rxe", "shprslt", "sp", "tc", "txe", "xe",
    ),
    Goal.NOTHING,
)  # fmt: skip
"""What a group is that begins with this word."""

THROUGH_STAR = frozenset({"shpinst", "shppict", "footnote", "shptxt", "listtext", "pntext"})
"""Groups that older readers are told to skip, and that hold text nevertheless."""

SIGNS = {"~": "\xa0", "_": "-", "-": "", "\t": "\t"}
"""The control signs that stand for a character."""

WRITTEN = {
    "line": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": " ",
    "nestcell": " ",
    "nestrow": "\n",
}
"""The control words that stand for a character."""

ENDS = frozenset({"par", "sect", "page", "column", "cell", "row"})
"""What ends the words before it."""
