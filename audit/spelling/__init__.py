"""One spelling for titles and names: Unicode, articles, case, transliteration."""

from audit.spelling.alphabets import can_compare_names, can_compare_titles
from audit.spelling.folder import TitleFolder
from audit.spelling.people import SAME_FROM, SPELLING_FROM, person_key, person_similarity, same_person
from audit.spelling.sounds import sounds_alike
from audit.spelling.titles import title_fold, title_forms, title_key, title_similarity

__all__ = [
    "SAME_FROM",
    "SPELLING_FROM",
    "TitleFolder",
    "can_compare_names",
    "can_compare_titles",
    "person_key",
    "person_similarity",
    "same_person",
    "sounds_alike",
    "title_fold",
    "title_forms",
    "title_key",
    "title_similarity",
]
