"""An index with the real models, fetched and checked if need be."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from index.corpus import Corpus
from index.encoders.encoding import Encoder
from index.encoders.onnx_models import OnnxEncoder, OnnxRanker
from index.errors import ModelMissing, ModelUnreachable
from index.index import Index
from index.models import BULK_ENCODER, ENCODER, OnFetch, ensure, ensure_all
from index.vectors import preload


def open_index(corpus: Corpus, *, offline: bool = False, on_fetch: OnFetch | None = None) -> Index:
    """The corpus's index with the encoder and the ranker that its settings name."""
    preload()
    encoder, ranker = open_models(corpus, offline=offline, on_fetch=on_fetch)
    # only this one has a twin for bulk
    bulk = partial(_torch_twin, encoder, offline, on_fetch) if encoder.name == ENCODER else None
    return Index.open(corpus, encoder, ranker, bulk=bulk)


def open_models(
    corpus: Corpus, *, offline: bool = False, on_fetch: OnFetch | None = None
) -> tuple[OnnxEncoder, OnnxRanker]:
    """Both models, loaded side by side."""
    settings = corpus.settings
    names = [settings.encoder, settings.ranker]
    encoder_folder, ranker_folder = ensure_all(names, offline=offline, on_progress=on_fetch)
    with ThreadPoolExecutor(1) as beside:
        ranker = beside.submit(OnnxRanker, ranker_folder)
        return OnnxEncoder(encoder_folder, name=settings.encoder), ranker.result()


def _torch_twin(encoder: OnnxEncoder, offline: bool, on_fetch: OnFetch | None) -> Encoder:
    """The encoder on torch; where that cannot be had, the one that is here: it only takes longer."""
    from index.encoders.torch_encoder import TorchEncoder

    try:
        return TorchEncoder(ensure(BULK_ENCODER, offline=offline, on_progress=on_fetch), encoder)
    except (ModelMissing, ModelUnreachable):
        return encoder
