"""Articles with records placed by hand, so that tests of tables, figures and pages depend on no annotator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from toolkit.records import (
    KINDS,
    Actor,
    Article,
    Attribution,
    Claim,
    Condition,
    Document,
    Mention,
    Name,
    Span,
    Time,
    slug,
)

TEXT = "Kyiv accepted the plan on Monday. Moscow said it would halt strikes if Kyiv agreed. Talks will open in April."
CLAIM = Claim(
    "c", (), (), "state", None, None, None, None, None, None, "none", "certain", False, "past", None, None, (), "test"
)


def span(words: str, text: str = TEXT) -> Span:
    """Where words first stand in a text."""
    return text.index(words), text.index(words) + len(words)


def actor(name: str, *mentions: Span, text: str = TEXT) -> Actor:
    """An actor of that name with mentions at these places."""
    found = tuple(Mention(start, end, text[start:end], "name", "test") for start, end in mentions)
    return Actor(slug(name), name, "state", None, None, None, found)


def talks(id: str = "talks", day: str | None = "2025-03-19") -> Article:
    """Three claims (accepted on a day, offered without a date, an opening in April), one condition, a bystander's date."""
    accept = replace(
        CLAIM, id="c1", spans=(span("Kyiv accepted the plan on Monday"),), cue=(span("accepted"),), kind="accept",
        actor="ukraine", target="russia", when="2025-03-17", when_from="t1",
    )  # fmt: skip
    pledge = replace(
        CLAIM, id="c2", spans=(span("it would halt strikes"),), cue=(span("would halt"),), kind="pledge", actor="russia",
        source="russia", attribution="a1", quote="indirect", certainty="possible", time="hypothetical",
    )  # fmt: skip
    opening = replace(
        CLAIM, id="c3", spans=(span("Talks will open in April"),), cue=(span("will open"),), kind="action", time="future",
        when="2025-04", when_from="t2",
    )  # fmt: skip
    return Article(
        Document(id, TEXT, day, "Talks"),
        sentences=((0, 33), (34, 83), (84, len(TEXT))),
        names=(Name(*span("Kyiv"), "LOC", "test"),),
        times=(
            Time("t1", *span("Monday"), "Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17", "test"),
            Time("t2", *span("April"), "April", "DATE", "2025-04", None, "2025-04-01", "2025-04-30", "test"),
        ),
        actors=(
            actor("Ukraine", span("Kyiv"), (TEXT.rindex("Kyiv"), TEXT.rindex("Kyiv") + 4)),
            actor("Russia", span("Moscow")),
        ),
        attributions=(
            Attribution("a1", (span("Moscow"),), (span("said"),), (span("it would halt strikes if Kyiv agreed"),), "russia",
                        "indirect", "test"),
        ),
        claims=(accept, pledge, opening),
        conditions=(
            Condition("k1", "c2", (span("if"),), (span("Kyiv agreed"),), (span("it would halt strikes"),), "if", "offer",
                      "russia", "ukraine", "test"),
        ),
    )  # fmt: skip


def many(events: int, names: tuple[str, ...] = ("Ukraine", "Russia", "Hungary"), seed: int = 1) -> Article:
    """An article with so many claims of actors of these names, dated and undated, near and far."""
    random, sentence = Random(seed), "Kyiv agreed to the plan. "
    text = sentence * max(1, events)
    cast = tuple(actor(name, (0, 4), text=text) for name in names)

    def claim(number: int) -> Claim:
        start, day = number * len(sentence), date(2025, 3, 19) - timedelta(random.randrange(30))
        when = random.choice([None, "2025-02", "2025", "1999", "2025-03-04/2025-03-09", *3 * [day.isoformat()]])
        return replace(
            CLAIM, id=f"c{number}", spans=((start, start + 23),), cue=((start + 5, start + 11),), kind=random.choice(KINDS),
            actor=random.choice([None, *cast]) and random.choice(cast).actor, target=random.choice([None, cast[0].actor]),
            certainty=random.choice(["certain", "probable", "possible", "unknown"]),
            time=random.choice(["past", "future", "hypothetical"]), when=when,
        )  # fmt: skip

    sentences = tuple((at, at + 24) for at in range(0, len(text), len(sentence)))
    return Article(Document("many", text, "2025-03-19"), sentences, actors=cast, claims=tuple(map(claim, range(events))))
