"""Reading and extraction never fail otherwise than by a clear error, whatever the bytes."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import FeedError
from audit.extract import extract
from audit.extract.headline import parse_headline, split_rank
from audit.read import read_feed
from tests.extract.samples import item, post, selection

LISTED = "<p>Before.</p>" + "".join(
    f"<h2>{n}. “Film {n}” ({1960 + n})</h2><p>Director: A B</p><p>Text {n}.</p>" for n in range(1, 5)
)
KNOWN = selection(item(), item("Second (1981)", metadata=""), item("Third (1982, director Ada Pen)"))
RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
    f"<item><title>A &amp; B</title><link>https://example.org</link><content:encoded><![CDATA[{KNOWN}]]></content:encoded></item>"
    "<item><description>&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>"
)
BROKEN = """< > </div> <div/class="movie-item"> <p> </h3> <h2>2. & &#0; &nbsp; " ( ) (1972 ]]> <![CDATA[ <!-- <script>
<table><tr> <strong>Fact: <svg> <?xml <!DOCTYPE 1. “"""
PIECES = st.sampled_from([*BROKEN.split(), "\x00", "\ufffe", "\ud800"]) | st.text(max_size=4)


def mutated(text: str) -> st.SearchStrategy[str]:
    """Texts with a few stretches deleted, doubled or replaced."""
    edit = st.tuples(
        st.integers(0, len(text)), st.integers(0, 60), st.sampled_from(["delete", "double", "insert"]), PIECES
    )

    def apply(edits: list[tuple[int, int, str, str]]) -> str:
        result = text
        for start, length, kind, piece in edits:
            stretch = result[start : start + length]
            middle = {"delete": "", "double": stretch * 2, "insert": piece + stretch}[kind]
            result = result[:start] + middle + result[start + length :]
        return result

    return st.lists(edit, min_size=1, max_size=6).map(apply)


@settings(max_examples=150, deadline=None)
@given(mutated(KNOWN) | mutated(LISTED) | st.lists(PIECES, max_size=30).map("".join))
def test_extraction_never_raises(content: str) -> None:
    """Positions count from one, texts are folded, and what is missing is None."""
    found = extract(post(content))
    assert [record.position for record in found.records] == list(range(1, len(found.records) + 1))
    assert found.markup in {"movie-selection", "headings", "none"}
    assert (found.markup == "none") == (not found.records)
    for record in found.records:
        for text in (
            record.heading,
            record.title,
            record.description or "",
            record.fact or "",
            found.intro,
            found.outro,
        ):
            assert text == " ".join(text.split())


@settings(max_examples=150, deadline=None)
@given(mutated(RSS).map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200))
def test_reading_gives_a_feed_or_one_line(data: bytes) -> None:
    """A feed has posts whose lines lie in the file; an error is one line that names the source."""
    try:
        feed = read_feed(data, "feed.xml")
    except FeedError as error:
        message = str(error)
    else:
        message = "feed.xml: "
        assert feed.posts
        assert all(1 <= entry.line <= data.count(b"\n") + 1 for entry in feed.posts)
        for entry in feed.posts:
            extract(entry)
    assert message.startswith("feed.xml: ")
    assert "\n" not in message


@given(st.text(max_size=400) | st.lists(PIECES, max_size=20).map("".join))
def test_headlines_never_raise(text: str) -> None:
    """A year is a number of four digits, a title no longer than the heading."""
    headline = parse_headline(split_rank(text)[1])
    assert headline.year is None or 0 <= headline.year <= 9999
    assert len(headline.title) <= len(text)


@given(
    st.sampled_from(
        ["<div>", "<b>", "<ul><li>", '<div class="movie-item">', "<p><span>", "<table><tr><td>", "<blockquote>"]
    )
)
@settings(max_examples=7, deadline=None)
def test_deep_nesting_is_no_recursion(tag: str) -> None:
    """Ten thousand open tags are read like any others."""
    extract(post(tag * 10_000 + "<h2>1. Film (1972)</h2>"))


def test_long_runs_take_linear_time() -> None:
    """No pattern looks back over a long run of one character."""
    make: list[Callable[[str], str]] = [
        lambda run: f"<h2>1. {run} (1972)</h2>" * 3,
        lambda run: selection(item(run, texts=f"<p>{run}</p>")),
    ]
    for character in "( <&“1-,:.":
        for content in make:
            extract(post(content(character * 50_000)))
