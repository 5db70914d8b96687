"""Trained weights out of an int8 graph: of the ranker, where training began, or of a reader that shipped.

    python -m training.reader.recover MODEL.onnx OUT.safetensors

Logits agree with the graph to about 0.05 for the ranker, to what its rounding had lost for a reader. A graph
whose layers were smoothed (`smooth.py`: `footnote-reader-5` and later) is no network of this shape any more.
"""

import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import save_file

from training.reader.floated import floated
from training.reader.network import Network

UNTRAINED = ("span.", "answerable.", "verdict.")  # heads that a graph may lack
Weights = dict[str, NDArray[np.float32]]


def float_weights(path: Path) -> Weights:
    """Weights by the names that the network gives them; linear layers are stored transposed in a graph."""
    graph = floated(onnx.load(str(path))).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    scaled = (name for node in graph.node if node.op_type in ("Mul", "Div") for name in node.input)
    if any(stored[k].size > 1 and not k.startswith("bert.") for k in scaled if k in stored):
        raise ValueError("the layers of this graph were smoothed; take the weights it was exported from")
    weights = {k: v for k, v in stored.items() if v.dtype == np.float32} | word_vectors(stored)
    for node in graph.node:
        made = f"{node.name}_float"
        if node.op_type == "MatMul" and made in stored:
            layer = re.split(r"/(?:Gemm_)?MatMul", node.name.strip("/"))[0].replace("/", ".")
            weights[f"{layer}.weight"] = stored[made].T
    return {k.replace("classifier.", "relevance."): v for k, v in weights.items()}


def word_vectors(stored: dict[str, NDArray[np.float32]]) -> Weights:
    """Tables that are looked up in int8: with one scale and middle (ranker), or a scale a row (reader)."""
    found = {}
    for name in stored:
        table, _, kind = name.rpartition("_")
        if kind in ("int8", "quantized") and f"{table}_scale" in stored:
            middle = stored.get(f"{table}_zero_point", np.int8(0)).astype(np.float32)
            found[table] = (stored[name].astype(np.float32) - middle) * stored[f"{table}_scale"]
    return found


def recovered(path: Path) -> dict[str, torch.Tensor]:
    """The state of a Network with the graph's weights; heads that it lacks are untrained."""
    torch.manual_seed(0)
    found = float_weights(path)
    state = Network().state_dict()
    missing = [k for k in state if k not in found and not k.startswith(UNTRAINED)]
    if missing:
        raise ValueError(f"not in the export: {missing}")
    return {k: torch.tensor(np.ascontiguousarray(found[k])) if k in found else v for k, v in state.items()}


if __name__ == "__main__":
    save_file({k: v.contiguous() for k, v in recovered(Path(sys.argv[1])).items()}, sys.argv[2])
