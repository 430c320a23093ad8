"""Whatever a feed's texts are: it is audited to the end, and its report is whole, escaped and stable."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from audit import pipeline
from audit.judge.suites import load_suites
from audit.model import AuditReport, Reference
from audit.render import document, html
from tests.example_feed import feed_of

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
EXAMPLE = Path(__file__).parent.parent / "feeds" / "example.xml"
SUITES = load_suites()
RUNNING = {"src", "srcset", "srcdoc", "action", "formaction", "background", "ping"}
"""Attributes that run or load something."""
PROBE = "<b class='probe'>\"'&lt;"
"""Stands in every text of a feed: an element of this class in the report was not escaped."""

few = settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # an audit takes too long to shrink a failing feed by hundreds of them
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style><script src=https://evil.example></script>",
    "<!--",
    "]]>",
    "{title} {0} {title.__class__} {{ 7 * 7 }} {% include 'x' %} %s",
    "javascript:alert(1)",
    "&amp;lt;iframe&amp;gt;",
    "\u202eRTL\u2066\u200f",
    "line\u2028line\u0085line",
    "directed by directed by Directed By Of Of",
    "1999 (1999) (1999)",
    "nan",
    "<NA>",
    "'; DROP TABLE film; --",
)
FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: FORBIDDEN_IN_XML.sub("", text)),
)
ITEM_FIELDS = ("title", "director", "rating", "description", "fact", "poster", "trailer", "imdb_id")
items = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(ITEM_FIELDS, texts) | {"cast": st.lists(texts, max_size=3), "year": texts}
)
posts = st.fixed_dictionaries(
    {"items": st.lists(items, min_size=1, max_size=3)},
    optional={"list": texts, "guid": texts, "intro": texts, "published": texts, "outro_html": texts},
)
feeds = st.fixed_dictionaries({"posts": st.lists(posts, min_size=1, max_size=2)})


def probed(value: Any) -> Any:  # noqa: ANN401  an example is any JSON
    """Return an example with the probe in every text."""
    if isinstance(value, str):
        return f"{value} {PROBE}"
    if isinstance(value, list):
        return [probed(one) for one in value]
    return {key: probed(one) for key, one in value.items()} if isinstance(value, dict) else value


def feed_bytes(example: dict[str, Any]) -> bytes:
    """Return the feed of an example, every text escaped as markup, so that it is read as the text it is."""
    escaped = json.loads(json.dumps(probed(example)))
    for post in escaped["posts"]:
        for name in ("intro", "outro_html"):
            post[name] = escape(post.get(name, PROBE))
        post["published"] = escape(post.get("published", ""))
        for item in post["items"]:
            for name in ("description", "fact", "imdb_id", "year"):
                item[name] = escape(item.get(name, PROBE))
    return (
        feed_of(escaped)
        .replace(b"]]>", b"]]]]><![CDATA[>")
        .replace(b"]]]]><![CDATA[></content:encoded>", b"]]></content:encoded>")
    )


def audit(data: bytes, reference: Reference) -> AuditReport:
    """Return the report of a feed."""
    return pipeline.audit_feed(data, "feed.xml", pipeline.Audit(reference=reference, suites=SUITES, now=NOW))


@cache
def schema() -> jsonschema.protocols.Validator:
    """Return the validator of the published schema."""
    text = resources.files("audit.reports").joinpath("audit-1.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def scripts(page: str) -> list[str | None]:
    """Return the scripts of a page."""
    return [script.text for script in lxml.html.document_fromstring(page).iter("script")]


def assert_only_shows(page: str, brought_along: list[str | None]) -> None:
    """The page runs only what it brings along, loads nothing, and holds no element that a text brought in."""
    tree = lxml.html.document_fromstring(page)
    assert scripts(page) == brought_along
    assert tree.xpath("//iframe | //object | //embed | //base") == []
    assert tree.xpath("//*[contains(@class, 'probe')]") == []
    assert [link.get("href") for link in tree.iter("link")] in ([], ["data:,"])
    attributes = [(str(name), str(value)) for element in tree.iter() for name, value in element.attrib.items()]
    assert [name for name, _ in attributes if name.startswith("on") or name in RUNNING] == []
    links = [link.get("href", "") for link in tree.iter("a")]
    assert [link for link in links if not link.startswith(("#", "https://", "http://"))] == []


@pytest.fixture(scope="module")
def own_scripts(starter: Reference) -> list[str | None]:
    """The scripts of the report of a plain feed: those of every report."""
    return scripts(html(audit(feed_of({}), starter)))


@few
@given(example=feeds)
def test_any_texts_are_audited_to_the_end(
    example: dict[str, Any], own_scripts: list[str | None], starter: Reference
) -> None:
    """No text makes a stage raise or a rule crash; the page only shows it, and the JSON is of the schema."""
    data = feed_bytes(example)
    report = audit(data, starter)
    assert report.feed.faults == ()
    assert report.errored == ()
    assert sum(len(film_list.records) for film_list in report.lists) == sum(len(p["items"]) for p in example["posts"])
    page = html(report)
    assert_only_shows(page, own_scripts)
    assert PROBE[:17] in "".join(str(text) for text in lxml.html.document_fromstring(page).itertext())
    schema().validate(json.loads(json.dumps(document(report))))


def test_a_text_that_was_not_escaped_would_be_seen() -> None:
    """The check of the property above can fail."""
    with pytest.raises(AssertionError):
        assert_only_shows(f"<html><body><p>{PROBE}</p></body></html>", [])
    with pytest.raises(AssertionError):
        assert_only_shows("<html><body><p onclick='x()'>text</p></body></html>", [])
    with pytest.raises(AssertionError):
        assert_only_shows("<html><body><p>text</p><script>x()</script></body></html>", [])


def parts() -> tuple[str, list[str], str]:
    """Return what stands before, in and after the posts of the example."""
    text = EXAMPLE.read_text(encoding="utf-8")
    found = re.findall(r"\t<item>.*?</item>\n", text, re.DOTALL)
    head, _, _ = text.partition(found[0])
    return head, found, text[text.rindex("</item>\n") + len("</item>\n") :]


def fingerprints(posts: list[str], reference: Reference) -> Counter[str]:
    """Return the fingerprints of the findings in a feed of these posts, all else as in the example."""
    head, _, tail = parts()
    feed = head + "".join(posts) + tail
    return Counter(finding.fingerprint for finding in audit(feed.encode(), reference).findings)


@pytest.fixture(scope="module")
def before(starter: Reference) -> Counter[str]:
    """The fingerprints of the example as it is."""
    return fingerprints(parts()[1], starter)


@settings(few, max_examples=5)
@given(moved=st.permutations(parts()[1]))
def test_fingerprints_do_not_depend_on_the_order_of_posts(
    moved: list[str], before: Counter[str], starter: Reference
) -> None:
    """A feed whose posts moved has the same findings: decisions and baselines still hold."""
    assert fingerprints(moved, starter) == before


@pytest.mark.parametrize("place", [0, 3, 6])
def test_fingerprints_stay_when_a_post_comes_in(place: int, before: Counter[str], starter: Reference) -> None:
    """A new post adds findings of its own and changes none of the others."""
    posts = parts()[1]
    film = {"title": "Stalker", "year": 1979, "imdb_id": "tt0079944", "director": "Andrei Tarkovsky", "rating": ""}
    new = feed_of(film)
    post = new[new.index(b"<item>") : new.index(b"</channel>")].decode()
    after = fingerprints([*posts[:place], post, *posts[place:]], starter)
    assert before - after == Counter()
    assert after - before != Counter()
