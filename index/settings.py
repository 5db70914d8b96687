"""What a person may choose about reading, chunking and searching; each default has its reason in docs/."""

import hashlib
from dataclasses import dataclass, field

from index.fields import Fields
from index.limits import Limits

READERS = "readers/12"  # raised when readers make another text of the same file
TERMS = "terms/2"  # raised when the same text makes other search terms


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How a corpus is read, cut, stored and searched.

    `recipe` names those that change what is stored; the others only steer a search.
    """

    encoder: str = "all-minilm-l6-v2"
    ranker: str = "ms-marco-minilm-l-12-v2"
    excludes: tuple[str, ...] = ()  # gitignore-style patterns, besides those of .footnoteignore files
    limits: Limits = field(default_factory=Limits)
    fields: Fields = field(default_factory=Fields)  # of JSON records, where their names do not tell
    chunk_tokens: int = 200  # at most, in the encoder's own tokens
    overlap_tokens: int = 0  # whole sentences of the chunk before, up to so many tokens
    candidates: int = 60  # passages each channel proposes
    rank_depth: int = 30  # fused passages the ranker reads at most
    rank_first: int = 10  # so many in any case, and no more where
    rank_sure: float = 6.0  # the best of them has this logit
    rank_share: float = 0.5  # of the best's fused score, which a passage behind the first needs
    rank_slack: float = 12.0  # logits below the best from which a passage is left out
    prior_weight: float = 2.0  # of the fused score's logarithm beside the ranker's logit
    around_tokens: int = 100  # whole sentences on either side of the best passage, up to so many tokens
    rrf_constant: int = 60  # Cormack et al. 2009
    dense_weight: float = 1.0
    lexical_weight: float = 1.0
    variants_weight: float = 0.5  # of BM25 with other spellings and long forms besides, against BM25 without
    lock_seconds: float = 30.0  # how long a second writer waits

    @property
    def recipe(self) -> str:
        """What the stored chunks depend on, besides the file and the encoder."""
        reading = hashlib.sha256(repr((self.limits, self.fields)).encode()).hexdigest()[:12]
        cut = f"chunks/8 tokens={self.chunk_tokens} overlap={self.overlap_tokens}"
        return f"{READERS} {reading} {cut} {TERMS}"
