"""RSS to a feed, and everything that is no RSS."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.errors import FeedError
from audit.model import Feed
from audit.read import read_feed

ITEM = """<item><title>Films about rain</title>
<link>https://example.org/rain/</link><dc:creator><![CDATA[Ada Pen]]></dc:creator>
<pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate>
<category><![CDATA[Rain]]></category><category>Weather &#38; film</category>
<guid isPermaLink="false">https://example.org/?p=1</guid><description>Short [&#8230;]</description>
<content:encoded><![CDATA[[toc] <div data-imdb-id="tt0000001">Long &amp; whole</div>]]></content:encoded></item>"""


def rss(items: str = ITEM, *, prolog: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    """Return a feed of these items."""
    return (
        f'{prolog}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        '<atom:link href="https://example.org/feed/"/><title>Lists &#8211; example</title><link>https://example.org</link>'
        f"<language>en-GB</language>\n{items}</channel></rss>"
    )


def read(text: str | bytes) -> Feed:
    """Return the feed in a text."""
    return read_feed(text if isinstance(text, bytes) else text.encode(), "feed.xml")


def error_of(data: str | bytes) -> str:
    """Return the one line that says why something is no feed."""
    with pytest.raises(FeedError) as caught:
        read(data)
    assert "\n" not in str(caught.value)
    assert caught.value.where == "feed.xml"
    return str(caught.value)


def faults_of(text: str | bytes) -> str:
    """Return what had to be worked around."""
    return " / ".join(fault.what for fault in read(text).faults)


def test_every_part_of_a_post_is_read() -> None:
    """Title, link, guid, author, date with its zone, categories, summary and content arrive decoded once."""
    feed = read(rss())
    post = feed.posts[0]
    assert (feed.source, feed.format, feed.title) == ("feed.xml", "rss", "Lists – example")
    assert (feed.link, feed.language, feed.faults) == ("https://example.org", "en-GB", ())
    assert (post.number, post.title, post.link) == (1, "Films about rain", "https://example.org/rain/")
    assert (post.guid, post.author, post.categories) == (
        "https://example.org/?p=1",
        "Ada Pen",
        ("Rain", "Weather & film"),
    )
    assert post.published == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert post.published_text == "Mon, 02 Mar 2026 10:00:00 +0100"
    assert post.summary == "Short […]"
    assert post.content == '[toc] <div data-imdb-id="tt0000001">Long &amp; whole</div>'


def test_posts_know_their_lines() -> None:
    """The line of a post is that of its first tag, whatever precedes the declaration."""
    feed = read("\n\n" + rss(ITEM + "\n\n" + ITEM))
    assert [post.line for post in feed.posts] == [4, 11]


def test_a_post_without_content_has_its_description() -> None:
    """Escaped markup of a description serves where there is no content:encoded."""
    post = read(rss("<item><title>A</title><description>&lt;h2&gt;One&lt;/h2&gt;</description></item>")).posts[0]
    assert post.content == post.summary == "<h2>One</h2>"


def test_a_missing_guid_is_the_link() -> None:
    """A post without a guid is named by its link, one without a link by a guid that is an address."""
    posts = read(rss("<item><link> https://e.org/a </link></item><item><guid>https://e.org/b</guid></item>")).posts
    assert [(post.guid, post.link) for post in posts] == [("https://e.org/a",) * 2, ("https://e.org/b",) * 2]


@pytest.mark.parametrize(
    "text", ["yesterday", "Sat, 31 Mai 2025 09:11:07", "Mon, 99 Feb 2026 10:00:00 GMT", "0001-01-01T00:00:00+14:00"]
)
def test_an_unreadable_date_is_none(text: str) -> None:
    """The date as printed stays."""
    post = read(rss(f"<item><pubDate>{text}</pubDate></item>")).posts[0]
    assert (post.published, post.published_text) == (None, text)


@pytest.mark.parametrize(
    "text", ["Mon, 02 Mar 2026 10:00:00", "Mon, 02 Mar 2026 10:00:00 -0000", "2026-03-02T10:00:00Z"]
)
def test_every_date_is_aware(text: str) -> None:
    """A date without a zone counts as UTC."""
    assert read(rss(f"<item><pubDate>{text}</pubDate></item>")).posts[0].published == datetime(
        2026, 3, 2, 10, tzinfo=UTC
    )


def test_an_author_is_the_name_of_a_mailbox() -> None:
    """RSS's own author element holds an address with the name in parentheses."""
    assert read(rss("<item><author>a@example.org (Ada Pen)</author></item>")).posts[0].author == "Ada Pen"


def test_rss_1_has_its_items_beside_the_channel() -> None:
    """RDF feeds are read like the others; the resource is the guid."""
    feed = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel><title>Old</title></channel><item rdf:about="https://e.org/1"><title>A</title></item></rdf:RDF>'
    )
    assert (feed.title, feed.posts[0].title, feed.posts[0].guid) == ("Old", "A", "https://e.org/1")


@pytest.mark.parametrize(
    ("encoding", "name", "mark"),
    [
        ("utf-8", "UTF-8", b"\xef\xbb\xbf"),
        ("utf-16-le", "UTF-16", b"\xff\xfe"),
        ("utf-16-be", "UTF-16", b"\xfe\xff"),
        ("utf-16-le", "UTF-16", b""),
        ("cp1251", "windows-1251", b""),
        ("cp1252", "ISO-8859-1", b""),
    ],
)
def test_encodings(encoding: str, name: str, mark: bytes) -> None:
    """Byte-order marks and declarations are believed."""
    title = "Солярис" if encoding != "cp1252" else "“Émile”"
    text = rss(f"<item><title>{title}</title></item>", prolog=f'<?xml version="1.0" encoding="{name}"?>').replace(
        "\N{EN DASH}", "-"
    )
    feed = read(mark + text.encode(encoding))
    assert (feed.posts[0].title, feed.faults) == (title, ())


def test_bytes_of_another_encoding_are_read_with_a_fault() -> None:
    """Single bytes of windows-1252 in a UTF-8 feed keep their meaning; the fault names the line."""
    feed = read(
        rss("<item><title>caf\N{LATIN SMALL LETTER E WITH ACUTE}</title></item>").encode("cp1252", "xmlcharrefreplace")
    )
    assert feed.posts[0].title == "café"
    assert [(fault.what, fault.line) for fault in feed.faults] == [
        ("bytes that are not UTF-8, the first of them 0xe9", 2)
    ]


def test_utf_8_declared_as_something_else_is_utf_8() -> None:
    """A wrong declaration is a fault, not mojibake."""
    feed = read(rss("<item><title>Солярис</title></item>", prolog='<?xml version="1.0" encoding="windows-1251"?>'))
    assert feed.posts[0].title == "Солярис"
    assert feed.faults[0].what == "states the encoding windows-1251 but is written in UTF-8"


@pytest.mark.parametrize("name", ["klingon-8", "rot13", "idna", "hex", "\xa0"])
def test_an_unknown_encoding_is_an_error(name: str) -> None:
    """So is a codec that is no character set."""
    assert "unknown encoding" in error_of(rss(prolog=f'<?xml version="1.0" encoding="{name}"?>'))


def test_control_characters_are_removed_with_a_fault() -> None:
    """XML forbids them, and no reader sees them."""
    feed = read(rss("<item><title>A\x08B</title></item>"))
    assert feed.posts[0].title == "AB"
    assert [(fault.what, fault.line) for fault in feed.faults] == [
        ("control characters that XML forbids, the first of them U+0008", 2)
    ]


def test_html_entities_keep_their_text() -> None:
    """Entities that XML does not define stand for what they are in HTML; an unknown one stays as printed."""
    feed = read(rss("<item><title>caf&eacute;&nbsp;&nosuch; end</title></item>"))
    assert feed.posts[0].title == "café &nosuch; end"
    assert "Entity 'eacute' not defined" in feed.faults[0].what


def test_stray_markup_characters_keep_their_text() -> None:
    """An unescaped ampersand or less-than sign is a fault and loses nothing."""
    feed = read(rss("<item><title>Q & A, 1 < 2</title><link>https://e.org/?a=1&b=2</link></item>"))
    assert (feed.posts[0].title, feed.posts[0].link) == ("Q & A, 1 < 2", "https://e.org/?a=1&b=2")
    assert feed.faults


def test_unescaped_markup_becomes_content_again() -> None:
    """A feed whose content was not escaped still gives its markup."""
    post = read(
        rss('<item><content:encoded>a&nbsp;<div data-imdb-id="tt1"><b>T</b></div> end</content:encoded></item>')
    ).posts[0]
    assert '<div data-imdb-id="tt1"><b>T</b></div> end' in post.content
    assert post.content.startswith("a\xa0")


def test_a_truncated_feed_is_read_as_far_as_it_goes() -> None:
    """The cut post keeps what it has, inside a section too, and the fault names the place."""
    text = rss(ITEM + ITEM)
    feed = read(text[: text.rindex("whole")])
    assert [post.title for post in feed.posts] == ["Films about rain"] * 2
    assert feed.posts[1].content.endswith("Long &amp; ")
    assert all(fault.what.startswith("malformed XML: ") and fault.line for fault in feed.faults)


def test_any_cut_gives_a_feed_or_one_line() -> None:
    """No length of the file makes the reader fail otherwise."""
    data = rss(ITEM).encode()
    messages = set()
    for length in range(len(data)):
        try:
            read_feed(data[:length], "feed.xml")
        except FeedError as error:
            messages.add(str(error))
    assert not any("\n" in message for message in messages)


def test_text_around_the_feed_is_a_fault() -> None:
    """A server's warning before the declaration and a comment's remains after the end do not hide the feed."""
    feed = read("Warning: x in /a.php\n" + rss() + " junk <b>")
    assert len(feed.posts) == 1
    assert feed.faults[0].what == "text before the start of the XML"
    assert "white space before" in faults_of("\n" + rss())
    assert faults_of(rss() + "\n<!-- cached -->") == ""


def test_an_undeclared_prefix_is_understood() -> None:
    """A feed that forgot a namespace is malformed, not empty."""
    feed = read(
        "<rss><channel><item><content:encoded>Text</content:encoded><dc:creator>Ada</dc:creator></item></channel></rss>"
    )
    assert (feed.posts[0].content, feed.posts[0].author) == ("Text", "Ada")
    assert feed.faults


def test_entities_are_inert() -> None:
    """Neither a bomb nor an external entity is expanded, and nothing is fetched."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    post = read(bomb + "<rss><channel><item><title>x &b; &c; y</title></item></channel></rss>").posts[0]
    assert post.title == "x &b; &c; y"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \n", "it is empty"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"\x00\x01\x02\x03\x04\xff" * 9, "binary data"),
        (b'{"items": []}', "it is JSON"),
        (b'[{"title": "cut', "it is JSON"),
        (b"[toc] A list of films", "plain text"),
        (b"Title,Year\nSolaris,1972\n", "plain text"),
        (b"<urlset><url/></urlset>", "its root is <urlset>"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "Atom"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "no posts"),
        (b"<rss", "no posts"),
        (b"<content:encoded>x", "its root is <content:encoded>"),
        (b"<", "not XML"),
        (b"<!DOCTYPE html><html><body>x", "web page"),
        (b"<?xml version='1.0'?><!-- x --><html><body/></html>", "web page"),
    ],
)
def test_what_is_no_feed_is_said_in_one_line(data: bytes, says: str) -> None:
    """The error says what it is, where, and what to do."""
    assert says in error_of(data)


def test_a_web_page_leads_to_its_feed() -> None:
    """The page's own link to its feed is the advice, resolved against the page's address."""
    page = b'<!doctype html><head><link rel="alternate" type="application/rss+xml" href="/feed/"></head>'
    with pytest.raises(
        FeedError, match=r"web page, not a feed\. Give the feed's address: https://example\.org/feed/\."
    ):
        read_feed(page, "https://example.org/list/")
    assert error_of(page).endswith("Give the feed's address: /feed/.")


def test_the_seed_is_read_whole(shared: Path) -> None:
    """Three posts, no fault, the shortcode kept, the lines right."""
    path = shared / "seeds" / "soviet-letters.xml"
    feed = read_feed(path.read_bytes(), str(path))
    assert [post.line for post in feed.posts] == [23, 281, 540]
    assert feed.faults == ()
    assert feed.language == "en-CUSTOM"
    assert all(post.content.startswith("[toc]") and "data-imdb-id" in post.content for post in feed.posts)
    assert all(post.published and post.author and post.categories == ("Letters",) for post in feed.posts)
