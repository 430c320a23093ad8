"""Letters of other scripts, written in Latin.

The target is the scientific transliteration without accents on vowels: one sign a
sound (``š``, ``ž``, ``č``, ``c`` for "ts", ``h`` for "kh"), because that is what the
readings of `audit.spelling.transliteration` end in. Scripts without a table (Han,
Devanagari, Thai ...) stay as they are: a wrong reading is worse than none.
"""

from __future__ import annotations

import unicodedata
from typing import Final

# Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and the Turkic and Iranian
# additions. The soft and the hard sign vanish; "e" and "yo" are one (print rarely tells them apart).
_CYRILLIC: Final = """
а a б b в v г g д d е e ж ž з z и i к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч č ш š щ š ъ - ы i
ь - э e ю iu я ia є e і i ґ g ђ dž ј i љ li њ ni ћ č џ dž ѕ dz ѣ e ѳ f ѵ i ә a ө o ү u ұ u қ k ң n һ h ғ g ҳ h
ҷ dž җ dž ҡ k ҙ z ҫ s ӏ -
"""
_GREEK: Final = """
α a β v γ g δ d ε e ζ z η i θ t ι i κ k λ l μ m ν n ξ ks ο o π p ρ r σ s ς s τ t υ i φ f χ h ψ ps ω o
"""
_GEORGIAN: Final = """
ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ ž რ r ს s ტ t უ u ფ p ქ k ღ g ყ k შ š ჩ č ც c
ძ dz წ c ჭ č ხ h ჯ dž ჰ h
"""
_ARMENIAN: Final = """
ա a բ b գ g դ d ե e զ z է e ը e թ t ժ ž ի i լ l խ h ծ c կ k հ h ձ dz ղ g ճ č մ m յ i ն n շ š ո o չ č պ p ջ dž
ռ r ս s վ v տ t ր r ց c ւ v փ p ք k և ev օ o ֆ f
"""
# Arabic (with Persian letters) and Hebrew write few vowels; what is written is read.
_ARABIC: Final = """
ا a أ a إ i آ a ى a ب b ت t ث t ج dž ح h خ h د d ذ d ر r ز z س s ش š ص s ض d ط t ظ z ع - غ g ف f ق k ك k ل l
م m ن n ه h ة a و u ؤ u ي i ئ i ء - پ p چ č ژ ž گ g ک k ی i
"""
_HEBREW: Final = """
א a ב b ג g ד d ה h ו u ז z ח h ט t י i כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף f צ c ץ c ק k ר r ש š ת t
"""
_KANA: Final = """
あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し ši す su せ se そ so た ta ち či つ cu て te と to
な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra
り ri る ru れ re ろ ro わ va を o ん n が ga ぎ gi ぐ gu げ ge ご go ざ za じ dži ず zu ぜ ze ぞ zo だ da ぢ dži
づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po っ - ゃ ya ゅ yu ょ yo ー -
"""
# Revised Romanization of Korean, by jamo: initials, vowels, finals in the order of Unicode.
_INITIALS_TEXT: Final = "g k n d t r m b p s s - dž č č k t p h"
_VOWELS_TEXT: Final = "a ae ia iae eo e ieo ie o va vae oe io u vo ve vi iu u ui i"
_FINALS_TEXT: Final = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
_INITIALS, _VOWELS, _FINALS = _INITIALS_TEXT.split(), _VOWELS_TEXT.split(), _FINALS_TEXT.split()
_HANGUL_FIRST, _HANGUL_LAST, _HIRAGANA_TO_KATAKANA = 0xAC00, 0xD7A3, 0x60
# Pairs that stand for one sound of their own; read before single letters.
_GREEK_PAIRS: Final = {
    "ου": "u",
    "γγ": "ng",
    "γκ": "g",
    "μπ": "b",
    "ντ": "d",
    "αυ": "av",
    "ευ": "ev",
    "ει": "i",
    "οι": "i",
    "αι": "e",
}


def _read_table(*blocks: str) -> dict[int, str]:
    """Turn blocks of "letter reading" pairs into a table for `str.translate`; "-" is silence."""
    table: dict[int, str] = {}
    for block in blocks:
        words = block.split()
        for letter, reading in zip(words[::2], words[1::2], strict=True):
            table[ord(letter)] = reading.replace("-", "")
    return table


def _add_katakana(table: dict[int, str]) -> None:
    for code in range(0x3041, 0x3097):
        if code in table:
            table[code + _HIRAGANA_TO_KATAKANA] = table[code]


LETTERS: Final = _read_table(_CYRILLIC, _GREEK, _GEORGIAN, _ARMENIAN, _ARABIC, _HEBREW, _KANA)
_add_katakana(LETTERS)


def _read_hangul(letter: str) -> str:
    index = ord(letter) - _HANGUL_FIRST
    final = index % len(_FINALS)
    vowel = index // len(_FINALS) % len(_VOWELS)
    initial = index // (len(_FINALS) * len(_VOWELS))
    return (_INITIALS[initial] + _VOWELS[vowel] + _FINALS[final]).replace("-", "")


def _bare(letter: str) -> str:
    """Take the accent off a Greek or Cyrillic letter; other scripts keep theirs."""
    if "\u0370" <= letter <= "\u052f" or "\u1f00" <= letter <= "\u1fff":
        return unicodedata.normalize("NFD", letter)[0]
    return letter


def romanize(word: str) -> str:
    """Write the letters of other scripts in Latin; the rest stays.

    Args:
        word: Case-folded text in NFC. Kana contractions come out long ("kiyo").
    """
    if word.isascii():
        return word
    text = "".join(map(_bare, word.replace("ў", "в")))
    for pair, reading in _GREEK_PAIRS.items():
        text = text.replace(pair, reading)
    return "".join(
        _read_hangul(letter) if _HANGUL_FIRST <= ord(letter) <= _HANGUL_LAST else letter for letter in text
    ).translate(LETTERS)
