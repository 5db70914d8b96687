"""A folder of documents, opened to be asked without a chat model."""

from dataclasses import replace
from pathlib import Path

from qa.config import load_config
from qa.engine import Engine
from qa.opening import open_engine


def opened(folder: Path) -> Engine:
    """An engine over the folder, indexed; whoever opens it closes it."""
    config = load_config(folder, (folder,))
    engine = open_engine(replace(config, model=replace(config.model, name="none")))
    engine.index.sync()
    return engine
