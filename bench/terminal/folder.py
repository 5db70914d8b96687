"""A folder of many notes, the same each time, varied enough that searching them is work."""

import random
from pathlib import Path

PLACES = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Iris", "Juniper"]
THINGS = ["bridge", "library", "market hall", "pumping station", "school", "tram line", "weir", "windmill"]
DEEDS = [
    "was inspected and found sound",
    "was closed for repairs after the storm",
    "lost its roof, which the parish will pay for",
    "needs a second engineer before winter",
    "was painted by volunteers in one weekend",
    "went over its budget, as the treasurer had warned",
    "will be opened to visitors on the first Sunday of the month",
]
PEOPLE = ["Ada Brunner", "Tomas Okoye", "Lin Wei", "Maria Santos", "Jonas Falk", "Priya Nair"]


def write_folder(folder: Path, documents: int = 2_000) -> Path:
    """The folder with so many notes in it: Markdown, text and a few tables, by year."""
    choose = random.Random(6)
    for number in range(documents):
        year = 2000 + number % 25
        place, thing, who = choose.choice(PLACES), choose.choice(THINGS), choose.choice(PEOPLE)
        name = f"{year}/{number:04}-{place.lower()}-{thing.replace(' ', '-')}"
        file = folder / (f"{name}.csv" if number % 20 == 0 else f"{name}.{'md' if number % 2 else 'txt'}")
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = _table(choose, place) if file.suffix == ".csv" else _note(choose, place, thing, who, year)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _note(choose: random.Random, place: str, thing: str, who: str, year: int) -> list[str]:
    day = f"{year}-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
    lines = [f"# The {thing} of {place}", "", f"Minutes of {day}, kept by {who}.", ""]
    for _ in range(choose.randint(3, 9)):
        cost = choose.randint(2, 900) * 100
        lines.append(
            f"The {thing} of {place} {choose.choice(DEEDS)}. {choose.choice(PEOPLE)} put the cost at "
            f"{cost:,} crowns, of which {choose.randint(5, 95)} per cent were granted. "
            f"The {choose.choice(THINGS)} of {choose.choice(PLACES)} {choose.choice(DEEDS)}."
        )
        lines.append("")
    return lines


def _table(choose: random.Random, place: str) -> list[str]:
    rows = [f"{thing},{choose.randint(1, 400)},{choose.choice(PEOPLE)}" for thing in THINGS]
    return [f"what in {place},visitors,keeper", *rows]
