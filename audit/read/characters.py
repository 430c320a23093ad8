"""Bytes to text: byte-order marks, stated and unstated encodings, characters XML forbids."""

import codecs
import re

from audit.errors import FeedError
from audit.model import FeedFault

_MARKS = (
    # The UTF-32 mark begins with the UTF-16 one, so it is tried first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # No mark: the first character of XML shows the byte order.
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARATION = re.compile(rb"""<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"'<>]{0,80})["']""")
_DECLARATION_WITHIN = 2_000

# Python codecs that are text transforms rather than character sets.
_TRANSFORMS = {"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf-7"}
# As browsers do: what says ISO-8859-1 holds the quotation marks of its superset.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "utf-8"}

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def decode(data: bytes, source: str) -> tuple[str, list[FeedFault]]:
    """Return a feed's text and what had to be worked around to get it.

    Raises:
        FeedError: The encoding it states is not one.
    """
    encoding, length, stated = _find_encoding(data, source)
    text, faults = _decode_bytes(data[length:], encoding, stated)
    return _without_forbidden(text, faults)


def find_codec(data: bytes, source: str) -> tuple[str, int]:
    """Return the codec that reads all bytes of a feed, and the length of its byte-order mark.

    Raises:
        FeedError: There is none: some bytes are in another encoding than the rest.
    """
    encoding, length, stated = _find_encoding(data, source)
    for codec in (encoding, "utf-8"):
        try:
            data[length:].decode(codec)
        except UnicodeDecodeError:
            continue
        # As in reading: what is valid UTF-8 is UTF-8, whatever it says.
        if codec.startswith("utf") or data.isascii() or not _is_utf_8(data):
            return codec, length
    raise FeedError(f"it holds bytes that are not {stated}", where=source, fix="Save it in one encoding, such as UTF-8")


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _find_encoding(data: bytes, source: str) -> tuple[str, int, str]:
    """Return the codec, the length of the byte-order mark, and the encoding's name as stated."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec, 0 if b"<" in mark else len(mark), codec
    declaration = _DECLARATION.search(data[:_DECLARATION_WITHIN])
    if declaration is None:
        return "utf-8", 0, "UTF-8"
    stated = declaration[1].decode("latin-1").strip()
    try:
        codec = codecs.lookup(stated).name
        b"<".decode(codec)
    except (LookupError, UnicodeError, ValueError):
        codec = "undefined"
    if codec in _TRANSFORMS:
        raise FeedError(
            f"it states an unknown encoding, {stated[:40]!r}",
            where=source,
            fix="Name the encoding it is written in, such as UTF-8",
        )
    if codec.startswith(("utf-16", "utf-32")):
        # The declaration was readable as single bytes, so it is not that.
        codec = "utf-8"
    return _SUPERSETS.get(codec, codec), 0, stated


def _decode_bytes(data: bytes, codec: str, stated: str) -> tuple[str, list[FeedFault]]:
    if not codec.startswith("utf") and not data.isascii():
        # Text in another encoding is next to never valid UTF-8, so this is what it is.
        try:
            return data.decode("utf-8"), [
                FeedFault(what=f"states the encoding {stated} but is written in UTF-8", line=1)
            ]
        except UnicodeDecodeError:
            pass
    try:
        return data.decode(codec), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"bytes that are not {stated}, the first of them 0x{data[error.start]:02x}"
    errors = "replace" if codec.startswith(("utf-16", "utf-32")) else "audit-windows-1252"
    return data.decode(codec, errors), [FeedFault(what=what, line=line)]


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    # Stray bytes in a feed come from text pasted out of a Windows program.
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("audit-windows-1252", _as_windows_1252)


def _without_forbidden(text: str, faults: list[FeedFault]) -> tuple[str, list[FeedFault]]:
    first = _FORBIDDEN.search(text)
    if first is None:
        return text, faults
    what = f"control characters that XML forbids, the first of them U+{ord(first[0]):04X}"
    return _FORBIDDEN.sub("", text), [*faults, FeedFault(what=what, line=text.count("\n", 0, first.start()) + 1)]
