"""What in a post's markup runs code or loads frames."""

from lxml import etree

_TAGS = frozenset({"script", "iframe", "frame", "object", "embed", "applet"})
_ADDRESSES = ("href", "src", "action", "formaction", "data")
_RUNNING_SCHEMES = ("javascript:", "vbscript:", "data:text/html")


def find_active_content(document: etree._Element) -> tuple[str, ...]:
    """Return the names of tags (``iframe``), handlers (``onclick``) and running addresses (``javascript:``), sorted."""
    found: set[str] = set()
    for element in document.iter(etree.Element):
        tag = str(element.tag).lower()
        if tag in _TAGS:
            found.add(tag)
        for name, value in element.items():
            attribute = str(name).lower()
            if attribute == "srcdoc" or (attribute.startswith("on") and len(attribute) > 2):
                found.add(attribute)
            elif attribute in _ADDRESSES:
                found.update(_scheme(str(value)))
    return tuple(sorted(found))


def _scheme(address: str) -> set[str]:
    # Browsers ignore white space and control characters inside a scheme.
    start = "".join(character for character in address[:100] if character > " ").lower()
    return {scheme for scheme in _RUNNING_SCHEMES if start.startswith(scheme)}
