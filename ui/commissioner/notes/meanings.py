"""How each meaning of a note looks and reads: an icon, a word, a tone, a key. Never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.desks.note_views import NoteView
from desktop.model.review import Meaning
from ui.i18n import Phrase, Speech, literal, words
from ui.reader.copying import one_line
from ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class MeaningLook:
    """`letters`: the key's letter on a Latin keyboard and the one in its place on a Cyrillic one."""

    icon: str
    word: Phrase
    tone: Tone
    key: str
    letters: str


MEANINGS: Final[dict[Meaning, MeaningLook]] = {
    "strength": MeaningLook("circle-plus", words("notes.strength"), "ok", "S", "sы"),
    "weakness": MeaningLook("circle-minus", words("notes.weakness"), "bad", "W", "wц"),
    "question": MeaningLook("circle-question-mark", words("notes.question"), "warn", "Q", "qй"),
    "note": MeaningLook("sticky-note", words("notes.note"), "viol", "N", "nт"),
}
EVIDENCE_LETTERS: Final = "eу"
MARKS: Final = ("«", "“", "„", '"')
QUOTE_SHOWN: Final = 160  # characters of a quote in one line of a list


def meaning_of(letter: str) -> Meaning | None:
    """The meaning whose key was pressed, on either keyboard."""
    typed = letter.casefold()
    return next((m for m, look in MEANINGS.items() if typed and typed in look.letters), None)


def flat(quote: str) -> str:
    """A quote on one line, cut where a list has no room for it."""
    line = one_line(quote)
    return line if len(line) <= QUOTE_SHOWN else f"{line[: QUOTE_SHOWN - 1].rstrip()}…"


def quoted(note: NoteView) -> Phrase:
    """What a note stands on, in quotation marks of the language; an area says that it is one."""
    return words("notes.area") if note.anchor.area else in_marks(note.anchor.quote)


def in_marks(quote: str) -> Phrase:
    """A quote in quotation marks; one that begins with its own needs none about it."""
    line = flat(quote)
    return literal(line) if line.startswith(MARKS) else words("notes.quoted", quote=line)


def spoken(say: Speech, note: NoteView) -> str:
    """A note as a screen reader says it."""
    parts = [MEANINGS[note.meaning].word(say), say("notes.on_page", page=note.anchor.page), quoted(note)(say)]
    if note.lost:
        parts.insert(1, say("notes.lost"))
    if note.text:
        parts.append(note.text)
    if note.criterion:
        parts.append(say("notes.evidence_for", code=note.criterion))
    parts.append(say("notes.shared" if note.share else "notes.private"))
    return ". ".join(part.rstrip(".") for part in parts)
