"""The keys in a built file must be those that a look-up makes: a change of spelling needs another schema version."""

import hashlib

from audit.reference.schema import SCHEMA_VERSION, name_key, title_folds, title_keys

KEYS_OF_VERSION = {2: "3c250eed29c52ce0", 3: "3c250eed29c52ce0"}

TITLES = (
    "The Cranes Are Flying|Letyat zhuravli|Летят журавли|Ironiya sudby, ili S lyogkim parom!|Twelve Chairs|12 стульев|"
    "Ирония судьбы, или С лёгким паром!|Dvenadtsat stulev|8½|Rocky II|Part One|L'Avventura|Solaris (1972)|Chapter, The|"
    "La La Land|Voyna i mir|War & Peace|Tom + Jerry|Schtschit i metsch|Щит и меч|Čovek nije tica|Straße|É. T.|Chtchors|"
    "Щорс|夜|ภาพ|...|Vozvrashchenie|Die Brüder Karamasow|Mest' kinematograficheskogo operatora|Maugli: Rakša"
).split("|")
NAMES = (
    "Grigoriy Chukhray|Григорий Чухрай|Michael Romm|Mikhail Romm|Andrei Arsenyevich Tarkovsky|Тарковский Андрей|"
    "Larisa Shepitko|Sergei M. Eisenstein|Erich von Stroheim|Robert Downey Jr.|Bong Joon Ho|Dziga Vertov|"
    "Otar Iosseliani|J. Lee Thompson|'"
).split("|")


def test_keys_have_not_changed_within_a_schema_version() -> None:
    """Files that users built would silently find less.

    Where this fails because spelling got better, raise ``SCHEMA_VERSION`` and state the new digest for it here.
    """
    keys = [[*title_keys(title), *title_folds(title)] for title in TITLES] + [[name_key(name)] for name in NAMES]
    digest = hashlib.sha256(repr(keys).encode()).hexdigest()[:16]
    assert {SCHEMA_VERSION: digest} == {SCHEMA_VERSION: KEYS_OF_VERSION.get(SCHEMA_VERSION)}
