"""Which prizes a text claims for its own film."""

import time

import pytest

from audit.measure.claims.award import honour_of, honours_in
from audit.measure.claims.sentences import Sentence, split_sentences
from tests.measure.claims.reading import claims_in
from tests.measure.factory import make_item, make_record

FOREIGN = "Academy Awards, best foreign-language film"
PALME = "Cannes, Palme d'Or"


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        ("It won the Palme d’Or in Cannes in 1958.", [f"won {PALME}, 1958"]),
        ("The jury of Cannes gave the film the Palme d'Or in 1958.", [f"won {PALME}, 1958"]),
        ("For her role as the ferryman's wife, she was named Best Actress at Cannes in 1958.",
         ["won Cannes, best actress, 1958"]),
        ("He took home the Academy Award for Best Actor for his three roles.", ["won Academy Awards, best actor"]),
        ("The festival of Berlin honoured the film with the Golden Bear.", ["won Berlin, Golden Bear"]),
        ("At Cannes, where it was shown in 1973, the film carried off the Grand Prix.", ["won Cannes, Grand Prix"]),
        ("The film was based on the novel by Vera Panova and won the Palme d'Or in 1958.", [f"won {PALME}, 1958"]),
        ("It was nominated for the Oscar and was remade in America as “Cracks” in 1984.",
         ["nominated for Academy Awards, a prize"]),
        ("In 1958 it won the Palme d'Or at Cannes.", [f"won {PALME}, 1958"]),
        ("It won the 1958 Palme d'Or.", [f"won {PALME}, 1958"]),
        ("In 1958, it won the Palme d'Or.", [f"won {PALME}, 1958"]),
        ("The film won the Palme d'Or at the 1958 Cannes Film Festival.", [f"won {PALME}, 1958"]),
        ("The film won the Palme d'Or at the 11th Cannes Film Festival.", [f"won {PALME}, 1958"]),
        ("The film won the Palme d'Or (1958), to the surprise of its makers in 1960.", [f"won {PALME}, 1958"]),
        ("Released in 1957, the film was awarded the Golden Palm in 1958.", [f"won {PALME}, 1958"]),
        ("Luna is the only Soviet film to have won the Palme d'Or.", [f"won {PALME}"]),
        ("It remains one of the few Soviet films to win the Golden Lion.", ["won Venice, Golden Lion"]),
        ("Winner of the Golden Lion at Venice, this film made him known.", ["won Venice, Golden Lion"]),
        ("It was the winner of the Golden Lion of San Marco in 1959.", ["won Venice, Golden Lion, 1959"]),
        ("Awarded the Golden Bear in 1977, the film travelled widely.", ["won Berlin, Golden Bear, 1977"]),
        ("The film went on to win the Golden Bear at the 27th Berlin International Film Festival.",
         ["won Berlin, Golden Bear, 1977"]),
        ("The film took home the Silver Bear for Best Director.", ["won Berlin, Silver Bear"]),
        ("It was honoured with the Golden Prize at the tenth Moscow International Film Festival.",
         ["won Moscow, main prize, 1977"]),
        ("It shared the season's applause and received the Grand Prix at the Moscow Film Festival in 1967.",
         ["won Moscow, main prize, 1967"]),
        ("It received the Grand Prix at the Cannes Film Festival.", ["won Cannes, Grand Prix"]),
        ("It earned the top prize at Venice in 1962.", ["won Venice, Golden Lion, 1962"]),
        ("The film won the Special Jury Prize at Cannes in 1972.", ["won Cannes, jury prize, 1972"]),
        ("It won Kurosawa the Academy Award for Best Foreign Language Film in 1976.", [f"won {FOREIGN}, 1976"]),
        ("The film won the Oscar for Best Foreign Film.", [f"won {FOREIGN}"]),
        ("It received the Best Foreign Language Film Oscar in 1969.", [f"won {FOREIGN}, 1969"]),
        ("The film won Best Foreign Language Film at the 41st Academy Awards.", [f"won {FOREIGN}, 1969"]),
        ("It won the Academy Award for Best International Feature Film.", [f"won {FOREIGN}"]),
        ("This Oscar-winning drama takes its time.", ["won Academy Awards, a prize"]),
        ("An Academy Award-nominated film about a soldier.", ["nominated for Academy Awards, a prize"]),
        ("It is an Oscar-winning epic in four parts.", ["won Academy Awards, a prize"]),
        ("Its Palme d'Or win in 1958 opened doors.", [f"won {PALME}, 1958"]),
        ("The film's Oscar nomination came late.", ["nominated for Academy Awards, a prize"]),
        ("The film was nominated for the Academy Award for Best Original Screenplay in 1962.",
         ["nominated for Academy Awards, best screenplay, 1962"]),
        ("It earned an Oscar nomination for Best Cinematography.",
         ["nominated for Academy Awards, best cinematography"]),
        ("The film received two Academy Award nominations, including Best Director and Best Actor.",
         ["nominated for Academy Awards, best director", "nominated for Academy Awards, best actor"]),
        ("It won Academy Awards for Best Picture, Best Director and Best Actress.",
         ["won Academy Awards, best film", "won Academy Awards, best director", "won Academy Awards, best actress"]),
        ("It competed for the Palme d'Or at Cannes in 1960.", [f"nominated for {PALME}, 1960"]),
        ("It was nominated for the Palme d'Or and won the Jury Prize at Cannes in 1960.",
         [f"nominated for {PALME}", "won Cannes, jury prize, 1960"]),
        ("It won the Palme d'Or in 1981 and the Academy Award for Best Picture in 1982.",
         [f"won {PALME}, 1981", "won Academy Awards, best film, 1982"]),
        ("The film won several awards, including the Golden Lion at Venice.", ["won Venice, Golden Lion"]),
        ("The film not only won the Golden Lion but was a hit.", ["won Venice, Golden Lion"]),
        ("It won the BAFTA for Best Film and the Golden Globe for Best Director.",
         ["won BAFTA, best film", "won Golden Globes, best director"]),
        ("It won the César Award for Best Foreign Film.", ["won César, best foreign-language film"]),
        ("The film received the Nika Award for Best Actor in 1991.", ["won Nika, best actor, 1991"]),
        ("The film was awarded the USSR State Prize in 1979.", ["won State Prize, a prize, 1979"]),
        ("It won the Crystal Globe at Karlovy Vary in 1970.", ["won Karlovy Vary, crystal-globe, 1970"]),
        ("Director Ilya Averbakh won the Golden Lion for the film.", ["won Venice, Golden Lion"]),
        ("Anna Ivanova won Best Actress at the Cannes Film Festival for her role in this film.",
         ["won Cannes, best actress"]),
        ("The jury of Cannes awarded it the Palme d'Or.", [f"won {PALME}"]),
        ("The film carried off the Golden Lion in 1959.", ["won Venice, Golden Lion, 1959"]),
        ("Ana Rey wrote her own lines, and the film brought her the Golden Lion in 1959.",
         ["won Venice, Golden Lion, 1959"]),
        ("The camera is everywhere, and the result was honoured with the Golden Bear.", ["won Berlin, Golden Bear"]),
        ("The film won four Academy Awards, among them Best Actor for Gil Cope and Best Picture.",
         ["won Academy Awards, best actor", "won Academy Awards, best film"]),
        ("Robert Denis received the Golden Globe for Best Actor for his role.", ["won Golden Globes, best actor"]),
        ("It won the Oscar for Best Picture and is based on the 1986 novel.", ["won Academy Awards, best film"]),
        ("It received a Golden Globe and was remade in 2008.", ["won Golden Globes, a prize"]),
        ("The film won a second Academy Award, for sound.", ["won Academy Awards, a prize"]),
        ("It won a Silver Lion at Venice and in 1957 became a classic.", ["won Venice, Silver Lion"]),
        ("It was the first French film to win the Palme d'Or since Luna in 1987.", [f"won {PALME}"]),
        ("It won a BAFTA in 2002, but the Oscar for which it was nominated went to Luna Park.",
         ["won BAFTA, a prize, 2002"]),
        ("It was awarded a Silver Lion at Venice in 1953, when the Golden Lion was not given.",
         ["won Venice, Silver Lion, 1953"]),
        ("Mikhail Romm's drama won the Golden Lion.", ["won Venice, Golden Lion"]),
        ("The film was directed by Ilya Averbakh and won the Golden Lion in 1970.", ["won Venice, Golden Lion, 1970"]),
        ("It won the Palme d'Or, the first since 1949 for the country.", [f"won {PALME}"]),
        ("It was shown again in 2003 and won the Palme d'Or in its day.", [f"won {PALME}"]),
        ("It later won the Palme d'Or.", [f"won {PALME}"]),
        ("The film, directed by Ilya Averbakh and starring Anna Ivanova, won the Golden Lion.",
         ["won Venice, Golden Lion"]),
        ("It became known abroad after winning the Golden Bear.", ["won Berlin, Golden Bear"]),
        ("The film, a favourite of Chekhov, shared the Golden Prize at the Moscow Film Festival in 1971.",
         ["won Moscow, main prize, 1971"]),
        ("Its 1958 Palme d'Or win opened doors.", [f"won {PALME}, 1958"]),
        ("It opened in 1957 and in 1958 won the Palme d'Or.", [f"won {PALME}, 1958"]),
        ("It won the Grand Prix at the International Film Festival in Cannes.", ["won Cannes, Grand Prix"]),
        ("It was shown in Venice in 1970, where it won the Special Jury Prize.", ["won Venice, jury prize, 1970"]),
        ("It won the Grand Prix and the FIPRESCI Prize at the Cannes Film Festival in 1970.",
         ["won Cannes, Grand Prix, 1970", "won Cannes, fipresci, 1970"]),
        ("The film won the Cannes Grand Prix in 1970.", ["won Cannes, Grand Prix, 1970"]),
        ("At the Cannes Film Festival, it won the Grand Prix.", ["won Cannes, Grand Prix"]),
    ],
)  # fmt: skip
def test_reads_the_prizes_of_the_film(text: str, prizes: list[str]) -> None:
    """Each prize once, under one spelling, with the year of its ceremony where the text has it."""
    assert claims_in(text, "award") == prizes


@pytest.mark.parametrize(
    "text",
    [
        "It never won the Palme d'Or.",
        "The film did not win the Golden Lion.",
        "It failed to win the Academy Award for Best Foreign Language Film.",
        "It narrowly missed winning the Golden Bear.",
        "It was expected to win the Palme d'Or in 1960.",
        "It could have won the Palme d'Or.",
        "It was the Soviet submission for the Academy Award for Best Foreign Language Film.",
        "Director Elem Klimov won the Golden Prize of Moscow in 1985.",
        "It stars Anna Ivanova, who won an Oscar for another film.",
        "It was directed by Akira Kurosawa, who had won the Golden Lion in 1951.",
        "The film was shot by Oscar-winning cinematographer Sven Berg.",
        "It features a score by an Academy Award-winning composer.",
        "The film features Oscar winner Anna Ivanova.",
        "Its director won the Palme d'Or in 1958.",
        "The film's composer won an Oscar in 1960.",
        "It is based on a play that won the State Prize.",
        "The film was followed by a sequel that won the Golden Bear.",
        "It was remade in Italy, and the remake won the Golden Lion.",
        "It lost the Palme d'Or to a comedy.",
        "The film won several awards at festivals.",
        "It won the hearts of the audience at Cannes.",
        "It was shown at the Cannes Film Festival in 1958.",
        "The golden lion of the story is a toy.",
        "The film follows a boxer who wins the Golden Lion.",
        "The film tells of a bear, and of a golden prize.",
        "Romm won the Golden Lion for Nine Days.",
        "Anna Ivanova won Best Actress at Cannes for her role in “The Wall”.",
        "After the film, Anna Ivanova received an Oscar nomination for Wall.",
        "It helped its star win an Academy Award for Wall.",
        "It was made by Ilya Averbakh after winning the Golden Bear.",
        "It was the last film of Larisa Ivanova, winner of the Golden Bear.",
        "It stars Anna Ivanova, nominated for an Oscar in 1970.",
        "The film made Anna Ivanova famous, and she won an Oscar in 1970.",
        "It beat a film that won the Palme d'Or.",
        "His earlier film won the Palme d'Or in 1958.",
        "The director's next film won the Golden Bear.",
        "It came out in the year in which Casablanca won the Academy Award for Best Picture.",
        "It is one of the best films of the decade.",
        "It won the Grand Prix at Annecy and was shown at the Cannes Film Festival.",
        "It was shown at the Cannes Film Festival and won the Grand Prix at Annecy.",
        "It won the main prize of a festival in Tashkent before Cannes.",
        "It won the best reviews of the year.",
        "The 2017 film of the same name won an Oscar.",
        "He saw “The Wall” at sixteen, and the film won an Oscar.",
        "In 1950 he made Nine Days, and the film won an Oscar.",
        "Romm had already made Nine Days, and the film brought him the Golden Lion.",
        "The best director of his time won them over.",
    ],
)
def test_leaves_other_prizes_alone(text: str) -> None:
    """Denied prizes, prizes of persons and of other films, and what only sounds like one."""
    assert claims_in(text, "award") == []


def test_title_opens_the_sentence() -> None:
    """A film that is called by its title is the item, and a prize "for" that title is its own."""
    assert claims_in("Luna won the Golden Bear in 1970.", "award") == ["won Berlin, Golden Bear, 1970"]
    assert claims_in("Its star won the Silver Bear for Luna.", "award") == []


def test_span_is_what_an_editor_changes() -> None:
    """The words run from the verb to the year."""
    text = "In the end it was a hit. It won the Palme d'Or at Cannes in 1958, where it was shown twice."
    item = make_item(make_record("Luna", 1957, fact=text))
    sentence = Sentence(item=item, field="fact", number=1, text=split_sentences(text)[1])
    assert [span for _, span in honours_in(sentence)] == ["won the Palme d'Or at Cannes in 1958"]


@pytest.mark.parametrize(
    "seed",
    [
        "It won the Palme d'Or and ", "It won ", "Oscar-winning ", "Best Film and Best Director, ", "best in by an a ",
        "the 10th Cannes ", "In 1958, ", "nominated for the Academy Award for ", "won, ", "Golden ", "A's film won ",
        "which won the Oscar, which ",
    ],
    ids=repr,
)  # fmt: skip
def test_hostile_text_ends(seed: str) -> None:
    """However a text repeats the words of prizes, the work is bounded by the length that is read."""
    fact = (seed * 100_000)[:100_000]
    started = time.process_time()
    claims_in(fact, "award")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "claimed",
    [f"won {PALME}, 1958", "won Academy Awards, a prize", "nominated for BAFTA, best film", "won Nika, sound"],
)
def test_object_says_all(claimed: str) -> None:
    """The object of a claim is read back as it was written."""
    assert str(honour_of(claimed)) == claimed


def test_another_director_s_film_is_another() -> None:
    """Where the item's director is known, "X's adaptation" of someone else is not the item."""
    said = "Sergei Bondar's adaptation, which did win an Oscar, came later."
    assert claims_in(said, "award", director="King Vidor") == []
    assert claims_in(said, "award", director="Sergey Bondar") == ["won Academy Awards, a prize"]


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        ("It was a hit, and Vera Stroyeva won the Academy Award for Best Director.",
         ["won Academy Awards, best director"]),
        ("Stroyeva won the award for Best Director at the Cannes Film Festival.", ["won Cannes, best director"]),
        ("Vera Stroyeva won the Academy Award for Best Director for “Terra”.", []),
        ("Vera Stroyeva never won the Academy Award for Best Director.", []),
        ("Vera Stroyeva won an Academy Award.", []),
        ("Ilya Terskoi won the Academy Award for Best Director.", []),
    ],
)  # fmt: skip
def test_reads_the_prize_of_the_director_as_such(text: str, prizes: list[str]) -> None:
    """For directing, and not for another film; what else a director wins may be for anything."""
    assert claims_in(text, "award", director="Vera Stroyeva") == prizes
