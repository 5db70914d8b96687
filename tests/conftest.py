"""What tests share: a home of their own, and the real models, loaded once."""

import os
from contextlib import ExitStack, closing

import pytest
from hypothesis import settings

from index import models, paths

settings.register_profile("here", deadline=None)  # a busy machine is no failure
settings.load_profile("here")
os.environ["FOOTNOTE_MODELS"] = str(paths.models_dir())  # before any test moves the home


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """A fresh FOOTNOTE_HOME for each test; the model store stays the user's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FOOTNOTE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def encoder():
    """The real encoder."""
    from index.encoders.onnx_models import OnnxEncoder

    return OnnxEncoder(models.ensure(models.ENCODER))


@pytest.fixture(scope="session")
def ranker():
    """The real ranker."""
    from index.encoders.onnx_models import OnnxRanker

    return OnnxRanker(models.ensure(models.RANKER))


@pytest.fixture
def answering_from(encoder, ranker, tmp_path):
    """Makes an engine with the real models that answers from these documents; closed when the test ends."""
    from qa_world import engine_over, write

    from qa.reader.onnx_reader import OnnxReader

    with ExitStack() as opened:

        def engine(documents):
            folder = write(tmp_path / "docs", documents)
            return opened.enter_context(closing(engine_over(folder, encoder, ranker, OnnxReader())))

        yield engine
