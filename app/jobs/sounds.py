"""How a word sounds when a child says it, so that spellings which sound alike look alike.

The key is Lawrence Philips' Metaphone from jellyfish. Before it come the few things Metaphone, made
for American names, does not hear in a Derby classroom: r is silent at the end of a word (docta,
farma), th is often f (fink), and -tion, -cian and -shun are one sound.
"""

import re

from jellyfish import metaphone

_HEARD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:t|c|s|ss|sh)i?(?:on|an|en|un)s?\b", "shun"),
        (r"(?:tch|sh|ch)", "sh"),
        (r"(?:ough|augh)t", "ort"),
        (r"igh|eigh", "i"),
        (r"ph", "f"),
        (r"(?<=\w)th", "f"),
        (r"(?:er|or|ar|ur|ir|re|our|a|uh)\b", "a"),
        (r"(?:er|or|ar|ur|ir)s\b", "as"),
    )
)


def sound_of(words: str) -> str:
    """Return the sound key of lower-case words without punctuation; empty for none."""
    for pattern, sound in _HEARD:
        words = pattern.sub(sound, words)
    return "".join(metaphone(word) for word in words.split())
