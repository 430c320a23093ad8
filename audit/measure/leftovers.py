"""Leftovers: what a text should have lost before publication, one function a kind.

Every function takes a text and returns the leftover words, an empty text where there are none.
"""

import re
from collections.abc import Callable

SHOWN = 80
"""Characters of a leftover that are shown."""

# WordPress's own and the most used plug-ins' shortcodes; any other name must have attributes, a closing tag or an
# underscore to be told from an editor's bracket ("[sic]", "[Russian]", "[citation needed]").
_KNOWN = (
    "toc|ez-toc|gallery|caption|audio|video|playlist|embed|wp_caption|contact-form-7|contact-form|vc_row|vc_column"
    "|et_pb_section"
    "|su_button|tablepress|ninja_form|gravityform|wpforms|elementor-template|rev_slider|woocommerce_cart"
    "|products?_page|social_share"
    "|adrotate|adinserter|the_ad|amazon|aawp|yasr_visitor_votes|ratings|poll|shortcode|movie|movies|film|post_list"
    "|related_posts|more|nextpage"
)
_SHORTCODE = re.compile(
    rf"\[/?(?:{_KNOWN})(?:\s[^\[\]\n]{{0,200}})?/?\]|\[[a-z][\w-]{{1,40}}(?:\s+[\w-]{{1,30}}=(?:\"[^\"\]\n]{{0,200}}\""
    r"|'[^'\]\n]{0,200}'|[“”″&][^\]\n]{0,200}|[^\s\]\"']{1,100})){1,20}\s?/?\]|\[/[a-z][\w-]{1,40}\]"
    r"|\[[a-z][a-z0-9]{0,20}(?:_[a-z0-9]{1,20}){1,5}\]",
)
_ENTITY = re.compile(
    r"&(?:amp;)?(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|laquo|raquo|[mn]dash|hellip"
    r"|[aeiouy](?:acute|grave|uml|circ)"
    r"|[an]tilde|ccedil|szlig|copy|euro|pound);",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|br|strong|em|b|i|a|div|span|h[1-6]|ul|ol|li|img|script|iframe)(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?i:\blorem ipsum\b|\bdolor sit amet\b)|(?<![\w$])(?:TODO|TBD|TBA|TBC|FIXME|X{4,}|TKTK)(?![\w-])"
    r"|[\[(<]X{2,}[\])>]|[\[<{(]{1,2}\s?(?i:insert|your|add|enter|placeholder|film title|movie title|title here"
    r"|director(?:'s)? name|actor(?:'s)? name|year)\b[^\]>})\n]{0,60}[\]>})]{1,2}|\{\{[^{}\n]{0,60}\}\}"
    r"|\$\{[^{}\n]{0,60}\}|%[sd](?!\w)|%\(\w{1,20}\)s|(?i:\bas an ai(?: language)?(?: model| assistant)?\b[, ]|\bi(?:'m"
    r"| am) sorry, (?:but )?i can(?:no|')t\b|\bi cannot (?:fulfil|provide|assist|verify)|\bas of my (?:last|knowledge)"
    r"|\bmy (?:training data|knowledge cut-?off)|\bsure, here(?:'s| is| are)\b|\bhere(?:'s| is) (?:a|the"
    r"|your) (?:revised|rewritten|list of)\b)|(?i:\b(?:description|fact|title|text|image|plot) (?:goes )?here\b"
    r"|\bno (?:description|fact|plot|synopsis) (?:is )?(?:available|found|provided)\b)"
)
_WHOLE_PLACEHOLDER = re.compile(
    r"(?:n/?a|none|null|nil|undefined|nan|unknown|untitled|tbd|tba|todo|test|xxx+|title|description|fact|film title"
    r"|movie title"
    r"|movie|film|\[?object object\]?|[-–—.?_x*]{1,10}|true|false|0)\W{0,3}",
    re.IGNORECASE,
)
# "Film", "X" and "Unknown" are titles: of a heading only the year's place tells.
_TITLE_PLACEHOLDER = re.compile(
    r".{0,60}\((?:year|yyyy|xxxx|n/a|undefined|null|none|tbd|0000|\?{2,4})\)|(?:film|movie)? ?title(?: here)?"
    r"|undefined|(?i:insert .{0,40}here)|\[[^\]]{0,40}(?:title|name)\]",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"(?<![\w*])\*\*(?=\S)[^*\n]{1,120}(?<=\S)\*\*(?!\w)|(?<!\w)__(?=[^\s_])[^_\n]{1,120}(?<=[^\s_])__(?!\w)"
    r"|(?:^|\n|\s)#{1,6}\s(?=[A-ZА-Я])[^\n#]{2,80}|!?\[[^\[\]\n]{1,120}\]\((?:https?:|/|#|www\.)[^()\s]{0,200}\)"
    r"|(?<!`)`(?=\S)[^`\n]{1,80}`(?!`)|```"
    r"|(?:^|\n)\s{0,3}(?:[-*+]\s(?=\S)[^\n]{1,80}\n\s{0,3}[-*+]\s)|~~(?=\S)[^~\n]{1,80}~~",
)

# UTF-8 read as another code page leaves a lead byte as one letter and the following bytes as signs that stand there in
# no language. Greek and Cyrillic leads are frequent letters, so their followers must be signs or rare letters.
_MOJIBAKE = re.compile(
    r"â(?:€[\u0080-\u009f\u00a0-\u00bf™œžšŸ“”˜¦\u02dc]?"
    r"|[\u0080-\u009f]{1,2})"  # curly quotes and dashes, cp1252 or latin-1
    r"|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ•˜™š›œŸ]"  # é, ü, no-break space
    r"|(?:[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]){2}"  # Cyrillic
    r"|(?:ã[\u0080-\u0083ƒ‚]|ð[\u009fŸ]|ï»¿|ï¿½|\ufffd)"  # kana, emoji, BOM, lost characters
    r"|(?:[РС][\u0080-\u00bfЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґёєїѕЅј‚„…†‡€‰‹‘’“”•–—™›°±µ¶·№»]){2}"  # Cyrillic as cp1251
    r"|(?:(?<![А-яЁё])(?:Р[А-яіїєѕ]|С[А-яЃ‚ѓ]){3,})|в(?:Ђ[\u0080-\u00bf™њќ\u045f“”ћ¦˜\u0491¦]?|„[\u00a0-\u00bfў–])"
    r"|(?<=[A-Za-z0-9])[βΒ](?=(?:s|t|re|ve|ll|d|m)?(?![Α-ωA-Za-z])|\d)|Β[°£§©«»±·\u00a0]"
    r"|π[¬\u0080-\u00bf“”•\u0384\u0385΅ΐ]|(?:^|\s)π\s(?=[A-Z])|[βΞΟ][\u0080-\u009f€¦™]"
)

# Most texts hold nothing of the kind: a quick look spares them the patterns.
_LEAD = re.compile("[\u00c2\u00c3\u00d0\u00d1\u00e2\u00e3\u00ef\u00f0\ufffdβΒπΞΟРСв]")
_MARKS = ("**", "__", "#", "](", "`", "~~", "\n")
_HINTS = (
    *("lorem", "dolor", "todo", "tbd", "tba", "tbc", "fixme", "xx", "tktk", "[", "{", "<", "%", "(in", "(yo", "(ti"),
    *("as an ai", "sorry", "i cannot", "as of my", "my training", "my knowledge", "sure, here", "here is", "here's"),
    *(" here", "available", "provided", "found"),
)


def find_shortcode(text: str) -> str:
    """Find an unrendered shortcode, such as ``[toc]`` or ``[gallery ids="4,8"]``."""
    return _first(_SHORTCODE, text) if "[" in text else ""


def find_double_escape(text: str) -> str:
    """Find an entity or tag that was escaped twice and now shows, such as ``&#039;``."""
    return (_first(_ENTITY, text) if "&" in text else "") or (_first(_TAG, text) if "<" in text else "")


def find_mojibake(text: str) -> str:
    """Find text read in the wrong code page, such as ``â€™``; text in Greek or Cyrillic is none."""
    return _first(_MOJIBAKE, text, around=8) if not text.isascii() and _LEAD.search(text) else ""


def find_placeholder(text: str) -> str:
    """Find what stands in for a text that was never written, or a model's word to its user."""
    if len(text) <= SHOWN and _WHOLE_PLACEHOLDER.fullmatch(text.strip()):
        return text.strip()
    small = text.lower()
    return _first(_PLACEHOLDER, text) if any(map(small.__contains__, _HINTS)) else ""


def find_title_placeholder(text: str) -> str:
    """Find what stands in for a film's heading, such as ``Title (Year)``."""
    found = _TITLE_PLACEHOLDER.fullmatch(text[:SHOWN].strip())
    return found[0] if found else ""


def find_markdown(text: str) -> str:
    """Find Markdown that was not rendered: bold, headings, links, code."""
    return _first(_MARKDOWN, text) if any(map(text.__contains__, _MARKS)) else ""


LEFTOVERS: dict[str, Callable[[str], str]] = {
    "leftover_shortcode": find_shortcode,
    "double_escape": find_double_escape,
    "mojibake": find_mojibake,
    "placeholder": find_placeholder,
    "leftover_markdown": find_markdown,
}
"""Column of the texts table to its function."""


def _first(pattern: re.Pattern[str], text: str, *, around: int = 0) -> str:
    found = pattern.search(text)
    if found is None:
        return ""
    shown = text[max(0, found.start() - around) : found.end() + around].strip()
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
