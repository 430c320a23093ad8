"""Words that admit a film to be off topic, and their innocent twins."""

import pytest

from audit.measure.admissions import find_admission
from audit.measure.topic_words import TopicWords, topic_words
from tests.measure.factory import column, make_list, measure_texts

CHESS = topic_words(make_list("Soviet Films About Chess Players: Sixty-Four Squares"))
SPIES = topic_words(make_list("Soviet spy thrillers"))


@pytest.mark.parametrize(
    "text",
    [
        "Although not directly about chess, the film has a board in every room.",
        "This drama, while not strictly about chess, opens with a game.",
        "Though not exclusively about chess, it knows the game.",
        "Even though the film is not about chess, one game decides it.",
        "While it isn't specifically about chess players, two of them meet.",
        "Despite not being about chess, it belongs here.",
        "While it doesn't focus on chess, the clock ticks all the same.",
        "While not strictly a chess film, it ends on a checkmate.",
        "Although not a sports film, it thinks in moves.",
        "While not Soviet, it was shown in every town.",
        "Although a Polish film, it filled Soviet cinemas.",
        "While this is a British production, it was dubbed early.",
        "While primarily a love story, it has a game of chess.",
        "Though more of a musical, it stages a game of chess.",
        "The film, while focusing on a lighthouse keeper, gives him a chess set.",
        "Although set in Lisbon, the film indirectly touches the world of chess.",
        "Although based on a fairy tale, it has one game, making it relevant to our theme.",
        "The film does not directly deal with chess.",
        "It isn't a film about chess, but a board is always in sight.",
        "This isn't strictly about chess.",
        "Chess plays only a minor role here.",
        "The theme is only touched on in the last reel.",
        "Chess isn't the main focus.",
        "The link to chess is only loosely drawn; it is tangentially related to the theme.",
        "It has little to do with chess.",
        "Its release year puts it outside our period, but it began the trend.",
        "It is a stretch for a list like ours.",
        "Fans of the board will wonder what it is doing here.",
        "He never sits down at a board, which makes him the odd man out on this page.",
        "We include it purely for its last scene.",
        "Anyone looking for a film about chess should be warned that this is a romance.",
        "Chess is played nowhere in the film.",
        "Though it has much more to do with love than with chess, it has a board.",
        "Chess hardly appears in this film, which is about a pilot.",
        "The chess stays in the background here.",
        "Chess is only a side theme of this film.",
        "It comes from a novel, so it is a small exception in our list.",
        "Although its hero is a shy pianist in a bar and not a chess player, he meets one.",
        "Its main character isn't a chess player at all but a masseur.",
        "Love is all that counts, so its link to the topic is rather ironic.",
        "Chess is little more than a backdrop for this tale.",
        "We include it anyway for its last scene.",
        "It plays in Paris, which makes it a less obvious choice for this topic.",
        "This vampire film deals with chess only on the margins.",
        "Chess is only the starting point of this comedy.",
        "It cannot be called a film about chess, but it knows the game.",
        "You will not see much of chess in this film.",
        "Although this drama isn't based on a chess game, its hero plays.",
        "It is more about winter than chess.",
        "It may seem an odd choice for this list.",
        "It earns its place despite the lack of any board.",
        "It does not quite fit the theme.",
        "Not strictly about chess, it shows one game.",
        "Strictly, the film falls outside our theme, but the last game is worth it.",
        "Including it here is admittedly a stretch.",
        "Its place here rests on a single scene.",
        "It fits this list only loosely.",
        "Purists may object, yet the clock ticks as in a match.",
        "It might not be the first film that comes to mind when you think of chess.",
        "Chess is mentioned only in passing.",
        "Chess appears only as a distant backdrop to the war.",
        "Chess serves merely as a pretext.",
        "Chess occupies only one short scene of the film.",
        "Chess is a secondary concern at best.",
        "One would be hard pressed to call this a chess film.",
        "It can hardly be called a chess drama.",
        "Not a chess film in the usual sense, it moves like a game.",
        "There is no chess in this film, only the silence of a match.",
        "Viewers looking for chess had better look elsewhere.",
        "An early thriller rather than a chess film, it has the right mood.",
        "More of a lament than a film about chess, it runs slowly.",
        "Strictly speaking, this is a war drama with one game in it.",
        "Chess does not really come into it.",
        "Chess is nowhere to be seen, yet every move is weighed.",
        "You will not find any chess in this film.",
        "Chess plays virtually no role here.",
        "The hero is a savant and not a chess player, but his mind works alike.",
        "Cards take the place of chess in this one, but the spirit is the same.",
        "Neither a sports film nor a story about chess, it is a riddle.",
        "Not a chess film, it nevertheless thinks in moves.",
        "It is not Soviet, obviously, but every Soviet viewer knew it.",
        "A British rather than a Soviet film, it was dubbed early.",
        "It cannot claim to be Soviet, but the board is.",
        "While focused on cards rather than chess, the film knows the table.",
        "The film is more concerned with cards, dice and dominoes than with chess.",
        "Although no chess player appears, the pauses are those of a match.",
        "While chess is not featured, every room is a board.",
        "Though the hero is not a chess player, he counts like one.",
        "There is no chess in this quiet drama, but the squares are there.",
        "Chess appears only in a short scene.",
        "The story touches only briefly on chess.",
        "The hero keeps bees, so its connection to chess is symbolic.",
        "The last scene is played on a board, giving it a slight connection to chess.",
        "Primarily a sea adventure, it still has a game of chess below deck.",
        "While more of a romance than a chess film, it ends on a draw.",
        "Although best described as a thriller, it opens with a game.",
        "While the main focus is on a lighthouse, the film includes a game of chess.",
        "Chess serves mostly as a backdrop to the romance.",
        "The film only touches on chess, but its hero thinks ahead.",
        "The heroes are not chess players in the traditional sense, but they plan like them.",
        "Although a war film and not a chess film, it has a good game.",
        "Although the film is about a lighthouse, its patience makes it loosely relevant here.",
        "While this drama is really about bees, its silences are akin to those of chess.",
    ],
)
def test_finds_the_admission(text: str) -> None:
    """Each way of saying it is found."""
    assert find_admission(text, CHESS)


@pytest.mark.parametrize(
    "text",
    [
        "The checkmate is not directly shown.",
        "It is not only about chess but about time.",
        "This is not just a film about chess.",
        "The film not only explores chess, it plays it.",
        "While waiting for the next move, he falls asleep.",
        "Although not a success at first, it became a classic.",
        "Although the champion never speaks, he plays.",
        "Although based on a novel, the film is pure chess.",
        "Although not widely known, it is a gem.",
        "Although a Soviet film, it was shown abroad.",
        "While primarily a chess film, it is funny.",
        "While focusing on chess, the film finds love.",
        "While focusing on the clock, the film builds its tension.",
        "While primarily known for his comedies, the director knew chess.",
        "A famous actor plays a minor role.",
        "It was not released until 1988.",
        "Though banned for years, it was seen.",
        "Though not directly involved in the game, she decides it.",
        "It is included for its long last game.",
        "He is not a typical hero.",
        "Although set in a small town, chess opens the world to her.",
        "The war falls outside the window of his room.",
        "The champion appears only briefly in the first reel.",
        "The road is a stretch of dust, and chess shortens it.",
        "It is difficult to call him a loser.",
        "There is no music in this film, only the clock of the game.",
        "Viewers looking for action may be disappointed by so much chess.",
        "A poem rather than a lecture, it makes chess sing.",
        "More of a poem than a film, it loves chess.",
        "He sends flowers instead of a letter after every chess match.",
        "Her rival is a doctor and not a champion, but he plays chess well.",
        "Neither friend nor foe, the champion waits.",
        "The actor was Mexican, not Soviet, but he played chess.",
        "An unlikely match between two chess players becomes a friendship.",
        "The loser is nowhere to be seen.",
        "No rook appears without a reason in this film about chess.",
        "The film follows people rather than moves, and loves chess.",
        "Primarily known as an actor, the champion plays himself.",
        "While his mother is not a player, she knows every opening.",
        "The link between the two is weak at first.",
        "While the film focuses on the clock, the tension grows.",
        "Despite its Soviet title, the film is about chess in Lisbon.",
        "Though not the first film about chess, it is the best known.",
        "Although the film is about a war, it is full of jokes.",
        "Although the film is about a marriage, it is told in games of chess.",
        "While this drama is about bees, its humour is akin to that of a fable.",
    ],
)
def test_leaves_the_innocent_twin_alone(text: str) -> None:
    """The same words about something else admit nothing."""
    assert find_admission(text, CHESS) == ""


def test_topic_decides_what_is_another_kind() -> None:
    """To be "primarily a spy film" is on topic in a list of spy films, and "a love story" is not."""
    assert find_admission("While primarily a spy film, it has songs.", SPIES) == ""
    assert find_admission("While primarily a love story, it has spies.", SPIES)
    assert find_admission("While primarily a love story, it has spies.", TopicWords()) == ""


def test_nationality_decides_what_is_foreign() -> None:
    """A French film is an admission in a list of Soviet films, not in one that claims no country."""
    anywhere = topic_words(make_list("Films About Chess"))
    assert find_admission("Although a French film, it was dubbed.", CHESS) == "Although a French film"
    assert find_admission("Although a French film, it was dubbed.", anywhere) == ""


def test_topic_words_are_the_title_without_its_dress() -> None:
    """Praise, nationality and subtitle are no topic; endings do not matter."""
    words = topic_words(make_list("The Best Soviet Films About Dancers: A Cinematic Journey"))
    assert words.nationalities == {"Soviet"}
    assert words.are_in("It ends in a dance.")
    assert not words.are_in("A journey to the best of cinema.")


def test_measures_words_or_an_empty_text() -> None:
    """Looked at and none found is an empty text; titles are not looked at."""
    tables = measure_texts("Though not strictly about zones, it has one.", "A zone is entered.")
    found = column(tables, "texts", "admission")
    assert found["1.1.fact"] == "Though not strictly about zones"
    assert found["1.2.fact"] == ""
    assert found["1.1.title"] is None
    assert found["1.1.description"] is None


@pytest.mark.parametrize(
    "text",
    [
        "It was a stretch for the young actor.",
        "The village wonders what he is doing here.",
        "He is the odd man out in his family.",
        "We include the original title purely by habit.",
        "Although not directly based on the novel, the film keeps its end.",
        "The king is only a side note in his life.",
        "He cannot be called a hero, but he tries.",
        "They include it anyway in their prayers.",
        "You will not see much of the sea in this film.",
        "The last thing on her mind is the sea.",
        "The border puts it outside the town.",
        "Anyone looking for a film about chess should see it.",
    ],
)
def test_like_words_of_the_plot_admit_nothing(text: str) -> None:
    """What is said of people and places is no word on the list."""
    assert find_admission(text, CHESS) == ""


def test_a_comparison_admits_nothing() -> None:
    """What sets two works apart is no word on the list."""
    text = "It's based on a story, although it is not about the same chess players as the author's novel."
    assert find_admission(text, CHESS) == ""
