"""Post markup to a tree, and elements to text."""

import re
from collections.abc import Container, Iterator

import lxml.html
from lxml import etree

# Ten films of the owner's site are 26,000 characters; a longer post than this is no list a reader would read.
MAX_CONTENT = 2_000_000

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Zero-width space and joiners, direction marks, word joiner, byte-order mark, soft hyphen: no reader sees them.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
UNSEEN = frozenset({"script", "style", "noscript", "template", "iframe", "object", "head"})
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "button",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)


def clean_markup(markup: str) -> str:
    """Return markup that every parser takes: no control characters, no lone surrogates, of bounded length."""
    return _CONTROLS.sub("", markup[:MAX_CONTENT].encode("utf-8", "replace").decode("utf-8"))


def parse_html(markup: str) -> lxml.html.HtmlElement | None:
    """Return the document a post's markup makes, or None where it holds nothing at all."""
    # Parsing bytes of a stated encoding keeps a declaration inside the markup from being believed.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(clean_markup(markup).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def fold(text: str) -> str:
    """Return text as a reader sees it: white space folded, nothing invisible."""
    return " ".join(_INVISIBLE.sub("", text).split())


def classes(element: etree._Element) -> set[str]:
    """Return the class names of an element."""
    return set((element.get("class") or "").split())


def text_pieces(
    root: etree._Element, skip: Container[etree._Element] = ()
) -> Iterator[tuple[etree._Element | None, str]]:
    """Yield the visible text piece by piece: an element's first text with the element, what follows a child with None.

    Args:
        root: The element whose text to read, its tail left out.
        skip: Elements to leave out with all they hold.
    """
    walk = etree.iterwalk(root, events=("start", "end"))
    hidden: etree._Element | None = None
    for event, element in walk:
        if event == "start":
            if element is not root and (element.tag in UNSEEN or element in skip):
                hidden = element
                # Walking what is hidden would make nested items or paragraphs cost the square of their number.
                walk.skip_subtree()
            else:
                yield element, _opening(element)
        elif element is not root:
            yield None, ("" if element is hidden else _space(element)) + (element.tail or "")


def text_of(element: etree._Element, skip: Container[etree._Element] = ()) -> str:
    """Return the folded visible text of an element."""
    return fold("".join(piece for _, piece in text_pieces(element, skip)))


def text_before(element: etree._Element) -> str:
    """Return the folded visible text of the document in front of an element."""
    parts: list[str] = []
    node, parent = element, element.getparent()
    while parent is not None:
        earlier = [_sibling_text(sibling, ()) for sibling in node.itersiblings(preceding=True)]
        parts += [*earlier, parent.text or ""]
        node, parent = parent, parent.getparent()
    return fold(" ".join(reversed(parts)))


def text_after(element: etree._Element, skip: Container[etree._Element]) -> str:
    """Return the folded visible text of the document behind an element, without what is in ``skip``."""
    parts: list[str] = []
    node: etree._Element | None = element
    while node is not None:
        parts.append(node.tail or "")
        parts += [_sibling_text(sibling, skip) for sibling in node.itersiblings()]
        node = node.getparent()
    return fold(" ".join(parts))


def _sibling_text(sibling: etree._Element, skip: Container[etree._Element]) -> str:
    seen = sibling.tag not in UNSEEN and sibling not in skip
    return (text_of(sibling, skip) if seen else "") + " " + (sibling.tail or "")


def _opening(element: etree._Element) -> str:
    if element.tag == "img":
        # WordPress turns emoji into pictures; their alternative text is the character.
        return (element.get("alt") or "") if "wp-smiley" in classes(element) else ""
    return _space(element) + (element.text or "")


def _space(element: etree._Element) -> str:
    return " " if element.tag in BLOCKS else ""
