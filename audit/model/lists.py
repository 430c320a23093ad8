"""What was extracted: the list of a post and its film records."""

from dataclasses import dataclass

from audit.model.feeds import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRecord:
    """One list item, as the post states it. None means the post does not say.

    Attributes:
        position: 1-based place in the list.
        heading: The heading as printed, white space folded.
        imdb_id: The container's id as stated, well-formed or not.
        poster_imdb_id: The poster's id as stated.
        rating_text: The rating as printed, such as ``IMDb 7.5``.
        description: Text without its label; an empty string where the label stands alone.
        fact: As for ``description``.
        poster: URL of the poster image.
        poster_title: Title slug in the poster's file name, such as ``letiat-zhuravli``.
        poster_year: Year in the poster's file name.
        poster_is_placeholder: The image stands for "no poster".
        line: 1-based line of the item in the source, where it is known.
    """

    position: int
    heading: str
    title: str
    year: int | None = None
    imdb_id: str | None = None
    poster_imdb_id: str | None = None
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    rating: float | None = None
    rating_text: str | None = None
    description: str | None = None
    fact: str | None = None
    poster: str | None = None
    poster_title: str | None = None
    poster_year: int | None = None
    poster_is_placeholder: bool = False
    trailer: str | None = None
    watch_link: str | None = None
    availability: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmList:
    """The list a post holds.

    Attributes:
        post: The post it was extracted from.
        markup: ``movie-selection``, ``headings`` or ``none`` (no list was recognised).
        intro: Text before the first item.
        outro: Text after the last item, widgets and scripts left out.
        records: The items in order.
        fields: Names of the ``FilmRecord`` fields this markup has a place for: only those can be missing.
        active_content: Tags and attributes in the post that run code or load frames, such as ``script``.
    """

    post: Post
    markup: str
    intro: str = ""
    outro: str = ""
    records: tuple[FilmRecord, ...] = ()
    fields: frozenset[str] = frozenset()
    active_content: tuple[str, ...] = ()
