"""Text to an XML tree: strictly if that works, else as far as it goes."""

import re
from typing import cast

from lxml import etree

from audit.model import FeedFault

# Past these the faults are consequences of the first ones.
MAX_FAULTS = 20
_MAX_MESSAGE = 160

_DECLARATION = re.compile(r"\s{0,999}<\?xml\b[^>]{0,300}\?>")
_ROOT = re.compile(r"<\?xml\b|<rss\b|<rdf:RDF\b")
_ROOT_WITHIN = 65_536
_SECTION = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_STRAY = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,40};)|<(?![A-Za-z_/!?])")


def parse(text: str) -> tuple[etree._Element | None, list[FeedFault]]:
    """Return the root element and what was wrong; None where there is no element at all.

    Line numbers of the elements are those of ``text``. Entities are never expanded, nothing is ever loaded.
    """
    text, faults = _without_prolog(text)
    parser = _parser(recover=False)
    try:
        return etree.fromstring(text.encode(), parser), faults
    except etree.XMLSyntaxError:
        faults += _faults(parser)
    parser = _parser(recover=True)
    try:
        return etree.fromstring(_repaired(text).encode(), parser), _unique(faults + _faults(parser))
    except etree.XMLSyntaxError:
        return None, _unique(faults)


def source_line(element: etree._Element) -> int | None:
    """Return the 1-based line on which an element's start tag ends."""
    return cast("int | None", element.sourceline)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _without_prolog(text: str) -> tuple[str, list[FeedFault]]:
    """Blank out what precedes the root: the declaration (the text is decoded already) and a server's stray output."""
    faults: list[FeedFault] = []
    root = _ROOT.search(text, 0, _ROOT_WITHIN)
    start = root.start() if root else 0
    if text[:start].strip() and not text.lstrip().startswith("<!"):
        faults.append(FeedFault(what="text before the start of the XML", line=1))
    elif not text[:start].strip() and start and text.startswith("<?xml", start):
        faults.append(FeedFault(what="white space before the XML declaration", line=1))
    else:
        start = 0
    declaration = _DECLARATION.match(text, start)
    end = declaration.end() if declaration else start
    return "\n" * text.count("\n", 0, end) + text[end:], faults


def _repaired(text: str) -> str:
    """Save what recovery would drop: stray ``&`` and ``<``, and a section cut off by the end of the file."""
    parts = _SECTION.split(text)
    parts[::2] = [_STRAY.sub(_escaped, part) for part in parts[::2]]
    text = "".join(parts)
    return text + "]]>" if text.rfind("<![CDATA[") > text.rfind("]]>") else text


def _escaped(stray: re.Match[str]) -> str:
    return "&amp;" if stray[0] == "&" else "&lt;"


def _faults(parser: etree.XMLParser) -> list[FeedFault]:
    return [
        FeedFault(what="malformed XML: " + " ".join(entry.message.split())[:_MAX_MESSAGE], line=entry.line or None)
        for entry in parser.error_log[:MAX_FAULTS]
    ]


def _unique(faults: list[FeedFault]) -> list[FeedFault]:
    return list(dict.fromkeys(faults))[:MAX_FAULTS]
