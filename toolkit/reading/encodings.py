"""Bytes → text: UTF-8, what a byte order mark declares, or else the likeliest encoding, which is noted."""

from __future__ import annotations

import codecs

from toolkit.reading.inputs import UnusableError

BOM = codecs.BOM_UTF8
MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
"""Byte order marks and the encodings that they declare; those of UTF-32 begin as those of UTF-16 do."""

USUAL = ("cp1252", "mac_roman", "cp1250", "iso8859_15")
"""In what English news are written where it is not UTF-8, the likeliest first."""

SLACK = 0.02
"""How much more disorder a likelier encoding may leave in a text than the one that leaves least."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of bytes, and what is to be noted of it; raises `UnusableError` for what is no text.

    >>> decode("“Kyiv agreed”".encode("cp1252"))
    ('“Kyiv agreed”', 'not UTF-8: read as cp1252, the likeliest encoding')
    """
    encoding, mark = declared(data)
    if not data[mark:].strip():
        raise UnusableError("the file is empty")
    if encoding == "utf-8" and (zero := data.find(b"\0")) >= 0:
        raise UnusableError(f"not text: a zero byte at offset {zero}; save it as UTF-8")
    try:
        return data[mark:].decode(encoding), None
    except UnicodeDecodeError as error:
        at = error.start + mark
        if not mark and (likeliest := guessed(data)):
            return data.decode(likeliest), f"not UTF-8: read as {likeliest}, the likeliest encoding"
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise UnusableError(f"not {name}: byte 0x{data[at]:02x} at offset {at}; save it as UTF-8") from None


def declared(data: bytes) -> tuple[str, int]:
    """The encoding that the beginning of a file declares, UTF-8 where it does not, and the length of its mark."""
    return next(((encoding, len(mark)) for mark, encoding in MARKS if data.startswith(mark)), ("utf-8", 0))


def guessed(data: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8, or None where no usual one fits."""
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())  # the others are the same in all of them
    matches = from_bytes(telling, cp_isolation=list(USUAL), preemptive_behaviour=False)
    least = min((match.chaos for match in matches), default=0.0)
    likely = {name for match in matches if match.chaos <= least + SLACK for name in match.could_be_from_charset}
    return next((name for name in USUAL if name in likely), None)
