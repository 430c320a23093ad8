"""Feeds to correct, and correcting them."""

from audit.extract import extract
from audit.fix import Corrected, Reading, correct
from audit.model import AuditReport, Confidence, Finding, Severity, Suggestion
from audit.read import find_codec, read_feed
from tests.render.factory import make_report

HEAD = (
    '<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Lists</title>\n'
)


def make_item(heading: str = "Come and See (1979)", **parts: str) -> str:
    """Return one item in the known markup."""
    given = {"imdb_id": "tt0091251", "director": "Elem Klimov", "fact": "It was shot in order.", **parts}
    return (
        f'<div class="movie-item" data-imdb-id="{given["imdb_id"]}">\n'
        f'<div class="poster-container" data-imdb-id="{given.get("poster_imdb_id", given["imdb_id"])}"></div>'
        f'<h3>{heading}</h3>\n<div class="movie-details"><p><strong>Description:</strong> A boy goes to war.</p>'
        f"<p><strong>Fact:</strong> {given['fact']} </p></div>"
        f'<span class="movie-director"><strong>Director:</strong> {given["director"]}</span></div>'
    )


def make_feed(*contents: str, encoding: str = "utf-8", escaped: bool = False, title: str = "Films of war") -> bytes:
    """Return a feed with one post for each content, in CDATA or escaped."""
    posts = []
    for number, content in enumerate(contents, start=1):
        text = content.replace("&", "&amp;").replace("<", "&lt;") if escaped else f"<![CDATA[{content}]]>"
        posts.append(
            f"<item><title>{title}</title><link>https://lists.example/{number}</link>\n"
            f"<description><![CDATA[An excerpt of {number}]]></description>\n"
            f"<content:encoded>{text}</content:encoded></item>\n"
        )
    return (HEAD.format(encoding=encoding) + "".join(posts) + "</channel></rss>\n").encode(encoding)


def suggest(  # noqa: PLR0913  one for each part of a finding that matters here
    field: str, observed: str, value: str, *, position: int | None = 1, post: int = 1, safe: bool = True
) -> Finding:
    """Return a finding that suggests to write a value in place of what was observed."""
    return Finding(
        rule="a-rule",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        message="",
        post=f"https://lists.example/{post}",
        post_number=post,
        position=position,
        title="",
        field=field,
        observed=observed,
        expected="",
        suggestion=Suggestion(field=field, value=value, safe=safe),
        fingerprint=f"{post:08x}{position or 0:08x}",
    )


def report_of(data: bytes) -> AuditReport:
    """Return a report on a feed, without findings."""
    feed = read_feed(data, "feed.xml")
    return make_report(feed=feed, lists=tuple(map(extract, feed.posts)), matches=(), findings=())


def correct_feed(data: bytes, *findings: Finding) -> Corrected:
    """Correct a feed, read as it is in an audit."""
    codec, mark = find_codec(data, "feed.xml")
    reading = Reading(codec=codec, mark=mark, read=lambda changed: read_feed(changed, "feed.xml"), extract=extract)
    return correct(data, report_of(data), findings, reading)
