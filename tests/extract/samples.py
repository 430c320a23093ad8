"""Markup of our own, in the forms the tests are about."""

# ruff: noqa: E501 - markup stands in long lines

from audit.model import Post


def post(content: str) -> Post:
    """Return a post that holds nothing but this content."""
    return Post(number=1, title="A list", link="https://example.org/list", guid="1", content=content, line=7)


TEXTS = """<p><strong>Description:</strong> A keeper writes to the mainland &amp; waits.</p>
<p><strong>Fact:</strong> Shot in nine weeks. </p>"""
METADATA = """<div class="movie-metadata"><span class="movie-director"><strong>Director:</strong> Ada Pen, Bo Reed, Jr.</span>
<span class="movie-rating"><strong>Rating:</strong> IMDb 7.5</span>
<span class="movie-actors"><strong>Cast:</strong> Cy Oak, Di Elm</span></div>"""
POSTER = "https://example.org/posters/maiak-1975-12345.webp"


def item(
    heading: str = "The Lighthouse (1975)",
    *,
    imdb_id: str = "tt0000001",
    texts: str = TEXTS,
    metadata: str = METADATA,
    poster: str = POSTER,
) -> str:
    """Return one item of the known markup."""
    return f"""<div class="movie-item" data-imdb-id="{imdb_id}">
<div class="poster-container" onclick="openModal('')" data-trailer="https://video.example/w?v=1" data-imdb-id="{imdb_id}">
<div class="img-wrapper"><img src="{poster}" alt="x" onerror="this.src='non-poster.webp'"><div class="trailer-label">TRAILER</div></div>
<div class="play-icon"><img src="/25b6.png" alt="▶" class="wp-smiley"></div></div>
<div class="movie-item-content"><div class="movie-header"><h3>{heading}</h3><div class="movie-details">{texts}</div></div>
<div class="no-amazon-message">Not to be had, but there is a bonus:</div>
<a href="https://shop.example/?a=1&#038;b=2" class="watch-button free-trial"><img src="/shop.png" alt="Shop"> 30 days</a></div>
{metadata}</div>"""


def selection(
    *items: str, before: str = "[toc]\n<p class='introduction'>Films by the sea.</p>", after: str = ""
) -> str:
    """Return a post's content in the known markup."""
    return f"""{before}<div class="movie-selection">{"".join(items)}{after}
<div id="videoModal" class="modal" onclick="closeModal()"><span>&times;</span><iframe src=""></iframe></div></div>"""
