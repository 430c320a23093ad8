"""One spelling for titles and names: Unicode, articles, case, transliteration."""

from audit.spelling.folder import TitleFolder
from audit.spelling.people import SAME_FROM, SPELLING_FROM, person_key, person_similarity, same_person
from audit.spelling.titles import title_fold, title_forms, title_key, title_similarity

__all__ = [
    "SAME_FROM",
    "SPELLING_FROM",
    "TitleFolder",
    "person_key",
    "person_similarity",
    "same_person",
    "title_fold",
    "title_forms",
    "title_key",
    "title_similarity",
]
