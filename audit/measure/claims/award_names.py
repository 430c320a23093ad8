"""Names of prizes: how texts and tables of awards spell them, brought to one event and one kind of prize."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

EVENT_NAMES: Mapping[str, str] = {
    "academy": "Academy Awards",
    "bafta": "BAFTA",
    "berlin": "Berlin",
    "cannes": "Cannes",
    "cesar": "César",
    "globes": "Golden Globes",
    "karlovy-vary": "Karlovy Vary",
    "locarno": "Locarno",
    "moscow": "Moscow",
    "nika": "Nika",
    "san-sebastian": "San Sebastián",
    "state": "State Prize",
    "venice": "Venice",
}
CEREMONIES = frozenset({"academy", "bafta", "globes", "cesar", "nika"})
"""Events whose prizes are all told by category, and that honour the films of the year before."""
MAIN_KINDS: Mapping[str, str] = {
    "berlin": "golden-bear",
    "cannes": "palme",
    "karlovy-vary": "crystal-globe",
    "locarno": "golden-leopard",
    "moscow": "main",
    "san-sebastian": "golden-shell",
    "venice": "golden-lion",
}
"""Festival to its first prize."""
KIND_NAMES: Mapping[str, str] = {
    "": "a prize",
    "palme": "Palme d'Or",
    "grand-prix": "Grand Prix",
    "golden-bear": "Golden Bear",
    "silver-bear": "Silver Bear",
    "golden-lion": "Golden Lion",
    "silver-lion": "Silver Lion",
    "main": "main prize",
    "jury": "jury prize",
    "picture": "best film",
    "foreign": "best foreign-language film",
    "supporting-actor": "best supporting actor",
    "supporting-actress": "best supporting actress",
    **{kind: f"best {kind}" for kind in "director actor actress screenplay cinematography".split()},
}
"""Kind of prize to its name; other kinds go by their own."""


@dataclass(frozen=True, slots=True, order=True)
class Prize:
    """One prize of one event.

    Attributes:
        event: Key of ``EVENT_NAMES``.
        kind: What it is given for or called; an empty string for any prize of the event.
    """

    event: str
    kind: str

    @property
    def label(self) -> str:
        """How claims and messages name it, such as ``Cannes, Palme d'Or``."""
        return f"{EVENT_NAMES[self.event]}, {KIND_NAMES.get(self.kind, self.kind)}"


def prize_of(label: str) -> Prize:
    """Return the prize of a label."""
    event, _, kind = label.partition(", ")
    return Prize(_EVENT_KEYS[event], _KIND_KEYS.get(kind, kind))


_EVENT_KEYS = {name: key for key, name in EVENT_NAMES.items()}
_KIND_KEYS = {name: key for key, name in KIND_NAMES.items()}

EVENTS: Mapping[str, str] = {
    "academy": r"academy\sawards?®?|oscars?®?",
    "bafta": r"baftas?(?:\sfilm)?(?:\sawards?)?|british\sacademy(?:\sfilm)?\sawards?",
    "globes": r"golden\sglobes?(?:\sawards?)?",
    "cesar": r"c[ée]sars?(?:\sawards?)?",
    "nika": r"nika(?:\sawards?|\sprizes?)?",
    "cannes": r"cannes(?:\s(?:international\s)?film)?(?:\sfestival)?",
    "berlin": r"berlinale|berlin(?:\s(?:international\s)?film)?(?:\sfestival)?",
    "venice": r"venice(?:\s(?:international\s)?film)?(?:\sfestival)?",
    "moscow": r"moscow\s(?:international\s)?(?:film\s)?festival",
    "karlovy-vary": r"karlovy\svary(?:\s(?:international\s)?film)?(?:\sfestival)?",
    "locarno": r"locarno(?:\s(?:international\s)?film)?(?:\sfestival)?",
    "san-sebastian": r"san\ssebasti[aá]n(?:\s(?:international\s)?film)?(?:\sfestival)?",
}
"""Event to the words that name it, as a pattern."""
_EVENT_OF_TABLE = tuple((key, re.compile(rf"^(?:{words})\b", re.IGNORECASE)) for key, words in EVENTS.items())

# The order matters: "sound editing" is sound, "art direction" is no direction, "best foreign actor" is no film.
_CATEGORIES = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("short", r"\bshort"),
        ("documentary", r"\bdocumentar"),
        ("animated", r"\banimat"),
        ("newcomer", r"\bnewcomer|\bpromising|\byoung\s(?:actor|actress)|\brevelation|\brising"),
        ("first-film", r"\bfirst\s(?:film|feature|work)|\bdebut"),
        ("supporting-actress", r"\bsupporting\s(?:actress|female)|\bactress\sin\sa\ssupporting"),
        ("supporting-actor", r"\bsupporting\s(?:actor|male|role)|\bactor\sin\sa\ssupporting"),
        ("design", r"\bart\sdirect|\bproduction\sdesign|\bset\sdecoration|\binterior"),
        ("assistant", r"\bassistant"),
        ("screenplay", r"\bscreenplay|\bwriting|\bscript|\bstory|\badaptation"),
        ("actress", r"\bactress"),
        ("actor", r"\bactor"),
        ("director", r"\bdirect(?:or|ing|ion)"),
        ("cinematography", r"\bcinematograph|\bphotograph|\bcamera"),
        ("song", r"\bsong"),
        ("music", r"\bscore|\bscoring|\bmusic"),
        ("sound", r"\bsound"),
        ("effects", r"\beffects"),
        ("editing", r"\bedit"),
        ("costume", r"\bcostume"),
        ("makeup", r"\bmake-?\s?up|\bhair"),
        ("british", r"\bbritish\s"),
        ("foreign", r"\bforeign|\binternational\s(?:feature|film)|\bnot\sin\sthe\senglish"),
        ("picture", r"\bpicture|\bfilm|\bmovie|\bproduction|\bfeature"),
    )
)


def category_of(words: str) -> str:
    """Return the kind of prize that the words of a category mean; ``other`` where none is known."""
    return next((kind for kind, pattern in _CATEGORIES if pattern.search(words)), "other")


def kinds_of_row(event: str, award: str, category: str, year: int) -> tuple[str, frozenset[str]] | None:
    """Return the event and kinds that a row of an awards table is of, or None where the event is not known.

    A Silver Bear for the best director is both: a text may name either.
    """
    key = next((key for key, pattern in _EVENT_OF_TABLE if pattern.search(event)), None)
    if key is None:
        return None
    kinds = _festival_kinds(key, award.casefold(), category.casefold(), year)
    if key in CEREMONIES:
        kinds = _ceremony_kinds(key, award.casefold(), category.casefold())
    return key, frozenset(kinds)


def _ceremony_kinds(event: str, award: str, category: str) -> set[str]:
    if event == "bafta" and "film" not in award:
        return {"director"} if award.startswith("david lean") else {"television"}
    if award in {"honorary award", "special achievement award", "special award", "juvenile award"}:
        return {"honorary"}
    if event == "globes" and "television" in category:
        return {"television"}
    return {category_of(category)}


_NAMED = (
    ("palme", r"palme\sd'or"),
    ("golden-bear", r"golden\s(?:berlin\s)?bear"),
    ("silver-bear", r"silver\s(?:berlin\s)?bear"),
    ("golden-lion", r"golden\slion|grand\sinternational\saward"),
    ("silver-lion", r"silver\slion"),
    ("volpi", r"volpi"),
    ("camera", r"golden\scamera|cam[ée]ra\sd'or"),
    ("certain-regard", r"un\scertain\sregard"),
    ("fipresci", r"fipresci"),
    ("jury", r"jury\s(?:special\s)?prize|special\s(?:jury\s)?prize|grand\sspecial"),
    ("main", r"grand\sprix|golden\sprize|golden\s(?:st\.|saint)?\s?george"),
)
_NAMED_OF_TABLE = tuple((kind, re.compile(words)) for kind, words in _NAMED)


_GRAND_PRIX = re.compile(r"^(?:grand\sprize\sof\sthe\s(?:festival|jury)|(?:award\s|the\s)?grand\sprix)\b")


def _festival_kinds(event: str, award: str, category: str, year: int) -> set[str]:
    kinds = {kind for kind, pattern in _NAMED_OF_TABLE if pattern.search(award)}
    if "little golden lion" in award or "vr" in category.split():
        kinds.discard("golden-lion")
    if event == "cannes" and _GRAND_PRIX.search(f"{award} {category}"):
        # The table gives one name to the first prize of the early years and to the second of the later ones.
        kinds = {"palme"} if year <= LAST_EARLY_GRAND_PRIX else {"grand-prix"}
    return (kinds or {"other"}) | {category_of(f"{award} {category}")}


LAST_EARLY_GRAND_PRIX = 1954
"""Until this year, and from 1964 to 1974, the first prize of Cannes was called Grand Prix."""
LAST_HONORARY_FOREIGN = 1956
"""Until this ceremony the film of another language had an honorary award, not an Oscar of its own category."""
PALME_AS_GRAND_PRIX = frozenset({*range(1939, 1955), *range(1964, 1975)})


def covers(claimed: Prize, event: str, kinds: frozenset[str], year: int) -> bool:
    """Whether a prize that was given, or a nomination for it, is what a text means by the claimed one."""
    if claimed.event != event:
        return False
    if claimed.kind in {"", *kinds}:
        return True
    if event == "cannes":
        early = claimed.kind == "grand-prix" and "palme" in kinds and year in PALME_AS_GRAND_PRIX
        # The second prize was the special grand prix of the jury.
        return early or (claimed.kind in {"jury", "grand-prix"} and not kinds.isdisjoint({"jury", "grand-prix"}))
    is_honorary = event == "academy" and {claimed.kind, *kinds} == {"foreign", "honorary"}
    return is_honorary and year <= LAST_HONORARY_FOREIGN
