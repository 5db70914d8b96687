"""The model store: files known by their digest; wheels, hubs and local folders only carry them."""

from index.models.catalogue import BULK_ENCODER, CHAT_MODEL, ENCODER, MODELS, RANKER, find
from index.models.fetching import Fetch, OnFetch
from index.models.model import Model, ModelFile, Role
from index.models.store import Holding, ensure, ensure_all, folder_of, holdings, pull, remove, verify

__all__ = [
    "BULK_ENCODER", "CHAT_MODEL", "ENCODER", "MODELS", "RANKER",
    "Fetch", "Holding", "Model", "ModelFile", "OnFetch", "Role",
    "ensure", "ensure_all", "find", "folder_of", "holdings", "pull", "remove", "verify",
]  # fmt: skip
