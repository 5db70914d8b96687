"""Whether identifiers and exact terms are found among others that look like them.

    python -m bench.identifiers          with the embedded models; recall@5 by kind, and of BM25 alone

Own text. Each document has one identifier and a sentence that its look-alikes have as well, so that nothing
but the identifier tells them apart; questions write it as people do, in another case or joined otherwise.
"""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.documents import Filters
from index.encoders.encoding import Encoder, Ranker
from index.index import Index

# kind, a sentence with the identifier's place, a question with it, look-alikes: (as written, as asked)
CASES: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "part number",
        "The gasket {} fits the pump of the second boiler and is ordered in tens.",
        "Where does {} fit?",
        (("GX-4417-B", "GX-4417-B"), ("GX-4471-B", "gx-4471-b"), ("GX-4417-D", "GX4417D"),
         ("XG-4417-B", "XG-4417-B"), ("GX-447-B", "GX 447 B"), ("GX-44170", "GX44170"),
         ("GX-4714-B", "GX_4714_B")),
    ),
    (
        "error code",
        "When the printer stops with {}, the tray is empty or the cover stands open.",
        "What does {} mean?",
        (("ERR-4041", "ERR-4041"), ("ERR-4014", "err-4014"), ("ERR_4104", "ERR-4104"), ("E4041", "E4041"),
         ("ERR-404", "ERR404"), ("0x80070057", "0x80070057"), ("0x80070075", "0X80070075")),
    ),
    (
        "file name",
        "The setting lives in {} and is read once, when the service starts.",
        "What is in {}?",
        (("config.prod.yaml", "config.prod.yaml"), ("config.prod.yml", "config.prod.yml"),
         ("config_prod.yaml.bak", "config_prod.yaml.bak"), ("prod.config.yaml", "prod.config.yaml"),
         ("config.test.yaml", "Config.Test.YAML"), ("conf.d/prod.yaml", "conf.d/prod.yaml")),
    ),
    (
        "standard",
        "The wire format follows {}, except for the order of the optional fields.",
        "What follows {}?",
        (("RFC 2616", "RFC 2616"), ("RFC 2661", "rfc 2661"), ("RFC 6126", "RFC6126"),
         ("RFC 2166", "RFC-2166"),
         ("ISO 2616", "ISO 2616"), ("ISO/IEC 27001", "ISO/IEC 27001"), ("ISO/IEC 27002", "iso 27002")),
    ),
    (
        "function",
        "Call {} before the lock is taken; it returns the number of rows that changed.",
        "What does {} return?",
        (("flushRowCache", "flushRowCache"), ("flush_row_cache", "flush_row_cache"),
         ("flushCacheRow", "flushCacheRow"), ("rowFlushCache", "rowFlushCache"),
         ("flushColCache", "FlushColCache"), ("cache.flush_row()", "cache.flush_row")),
    ),
    (
        "version",
        "Release {} repairs the import of calendars and asks for a new certificate.",
        "What does release {} repair?",
        (("2.14.1", "2.14.1"), ("2.1.41", "2.1.41"), ("21.4.1", "21.4.1"), ("2.14.10", "v2.14.10"),
         ("1.14.2", "1.14.2"), ("2.14.1-rc2", "2.14.1-rc2")),
    ),
    (
        "e-mail",
        "Send the signed form to {} by the last Friday of the month.",
        "What is sent to {}?",
        (("anna.berg@harbour.example", "anna.berg@harbour.example"),
         ("anna.bergen@harbour.example", "Anna.Bergen@harbour.example"),
         ("a.berg@harbour.example", "a.berg@harbour.example"),
         ("anna.berg@harbor.example", "anna.berg@harbor.example"),
         ("berg.anna@harbour.example", "berg.anna@harbour.example")),
    ),
    (
        "quoted phrase",
        "The inscription above the door reads {} and dates from the year of the flood.",
        'Where does "{}" stand?',
        (("light under the water", "light under the water"),
         ("water under the light", "water under the light"),
         ("under the light water", "Under the Light Water"),
         ("the light of the water", "the light of the water"),
         ("light over the water", "light over the water")),
    ),
    (
        "amount and date",
        "The council paid {} for the new roof, a third more than it had planned.",
        "For what was {} paid?",
        (("1,204,500 crowns", "1204500 crowns"), ("1,240,500 crowns", "1,240,500 crowns"),
         ("1.2045 crowns", "1.2045 crowns"), ("120,450 crowns", "120450 crowns"), ("12 crowns", "12 crowns")),
    ),
)  # fmt: skip
COPIES = 4  # further look-alikes of each, made by number


def documents() -> Iterator[tuple[str, str]]:
    """Name and text of every document, look-alikes that are never asked for included."""
    for kind, (_, sentence, _, group) in enumerate(CASES):
        for number, (written, _) in enumerate(group):
            yield f"{kind}-{number}.txt", sentence.format(written)
        for copy in range(COPIES):
            other = group[0][0][::-1] if copy == 0 else f"{group[copy % len(group)][0]}{copy}{kind}"
            yield f"{kind}-other-{copy}.txt", sentence.format(other)


def questions() -> Iterator[tuple[str, str, str]]:
    """Kind, question and the name of the one document that answers it."""
    for kind, (name, _, question, group) in enumerate(CASES):
        for number, (_, asked) in enumerate(group):
            yield name, question.format(asked), f"{kind}-{number}.txt"


def measure(encoder: Encoder, ranker: Ranker | None) -> dict[str, dict[str, list[float]]]:
    """Of BM25 alone and of the whole search: by kind, whether the document is among five."""
    from index.corpus import Corpus
    from index.storage.lexical import query_terms

    with tempfile.TemporaryDirectory() as temporary:
        docs = Path(temporary) / "docs"
        docs.mkdir()
        for name, text in documents():
            (docs / name).write_text(text, encoding="utf-8")
        found: dict[str, dict[str, list[float]]] = {"BM25": defaultdict(list), "search": defaultdict(list)}
        index = Index.open(Corpus.at([docs]), encoder, ranker)
        index.sync()
        by_id = {source.document_id: source.path for source in index.documents()}
        for kind, question, wanted in questions():
            with index._store.snapshot() as snapshot:
                hits = snapshot.lexical(query_terms(question), 5, Filters())
                chunks = snapshot.chunks([hit.row for hit in hits])
            names = [by_id[chunk.document_id] for chunk in chunks.values()]
            found["BM25"][kind].append(float(wanted in names))
            best = [passage.source.path for passage in index.search(question, k=5)]
            found["search"][kind].append(float(wanted in best))
        index.close()
    return found


def main() -> None:
    """Print the table."""
    from bench import gold
    from index.corpus import Corpus
    from index.opening import open_models

    models = open_models(Corpus.at([gold.ROOT]))
    with tempfile.TemporaryDirectory() as home:
        os.environ["FOOTNOTE_HOME"] = home
        found = measure(*models)
    print("| kind (questions) | BM25 recall@5 | hybrid + ranker recall@5 |\n|---|---|---|")
    for kind, values in found["BM25"].items():
        both = f"{np.mean(values):.3f} | {np.mean(found['search'][kind]):.3f}"
        print(f"| {kind} ({len(values)}) | {both} |")
    lexical, whole = ([v for vs in side.values() for v in vs] for side in found.values())
    print(f"| all ({len(lexical)}) | {np.mean(lexical):.3f} | {np.mean(whole):.3f} |")


if __name__ == "__main__":
    main()
