"""Reading the pages that tests make."""

from bs4 import BeautifulSoup, Tag

from audit.model import AuditReport
from audit.render import html


def parse(report: AuditReport) -> BeautifulSoup:
    """Return the parsed page of a report."""
    return BeautifulSoup(html(report), "lxml")


def words(node: Tag) -> str:
    """Return the text of a node, white space folded."""
    return " ".join(node.get_text(" ").split())


def one(soup: Tag, selector: str) -> Tag:
    """Return the one element of a selector."""
    (found,) = soup.select(selector)
    return found


def assert_anchors_hold(soup: BeautifulSoup) -> None:
    """Fail if an id stands twice, or a link on the page leads nowhere."""
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {str(link["href"])[1:] for link in soup.select('a[href^="#"]')} <= set(ids)
