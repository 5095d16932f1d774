"""PDFs that nobody should have made: damaged copies of good ones, and well-formed monsters."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence


def mutants(good: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` documents with a name that says what was done; the same for the same seed."""
    rng = random.Random(seed)
    whole = [("no pages", minimal(0)), ("5,000 pages", minimal(5_000)), ("too many pages", minimal(5_001))]
    sizes = (("huge page", 1_000_000), ("page of no size", 0), ("negative page", -200), ("speck", 1))
    whole += [(name, minimal(2, side)) for name, side in sizes]
    yield from whole[: min(count, len(whole))]
    for n in range(max(0, count - len(whole)) if good else 0):
        how = rng.choice(list(DAMAGES))
        yield f"{how} {n}", DAMAGES[how](rng, bytearray(rng.choice(good)))


def minimal(pages: int, side: int = 595) -> bytes:
    """A well-formed document of pages of one size, with a word on each."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n in range(pages):
        words = f"BT /F1 12 Tf 20 20 Td (page {n + 1}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {side} {side}] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(words)} >>\nstream\n{words}\nendstream")
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (head + tail).encode("ascii")


def _flip(rng: random.Random, data: bytearray) -> bytes:
    for _ in range(rng.choice((1, 8, 64, 512))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _cut(rng: random.Random, data: bytearray) -> bytes:
    return bytes(data[: rng.randrange(1, len(data))])


def _hole(rng: random.Random, data: bytearray) -> bytes:
    start = rng.randrange(len(data))
    return bytes(data[:start] + data[start + rng.randrange(1, 4096) :])


def _twice(rng: random.Random, data: bytearray) -> bytes:
    start = rng.randrange(len(data))
    return bytes(data[:start] + data[rng.randrange(len(data)) :])


def _numbers(rng: random.Random, data: bytearray) -> bytes:
    """Digits become nines: sizes, counts, lengths and offsets grow out of all measure."""
    for _ in range(rng.choice((4, 40))):
        start = rng.randrange(len(data))
        for at in range(start, min(start + 200, len(data))):
            if chr(data[at]).isdigit():
                data[at] = ord("9")
    return bytes(data)


DAMAGES: dict[str, Callable[[random.Random, bytearray], bytes]] = {
    "flipped": _flip,
    "cut": _cut,
    "hole": _hole,
    "spliced": _twice,
    "nines": _numbers,
}
