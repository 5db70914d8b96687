"""Float weights of the ranker, recovered from its int8 ONNX export: where the reader's training begins.

    python -m training.reader.recover RANKER/model.onnx OUT.safetensors

Logits of the recovered network agree with the export to about 0.05.
"""

import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file

from training.reader.network import Network


def float_weights(path: Path) -> dict[str, np.ndarray]:
    """Weights by the names that transformers gives them; linear layers are stored transposed."""
    graph = onnx.load(str(path)).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    kept = ("bert.", "classifier")
    weights = {k: v for k, v in stored.items() if v.dtype == np.float32 and k.startswith(kept)}
    for name in (k.removesuffix("_quantized") for k in stored if k.endswith("_quantized")):
        whole, zero, scale = (stored[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale"))
        weights[name] = (whole.astype(np.float32) - zero.astype(np.float32)) * scale
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            layer = re.split(r"/(?:Gemm_)?MatMul", node.name.strip("/"))[0].replace("/", ".")
            weights[f"{layer}.weight"] = weights[node.input[1].replace("_quantized", "")].T
    return weights


def recovered(path: Path) -> dict[str, torch.Tensor]:
    """The state of a Network whose relevance head is the ranker's; span and answerable are untrained."""
    torch.manual_seed(0)
    found = {k.replace("classifier.", "relevance."): v for k, v in float_weights(path).items()}
    state = Network().state_dict()
    missing = [k for k in state if k not in found and not k.startswith(("span.", "answerable."))]
    if missing:
        raise ValueError(f"not in the export: {missing}")
    return {k: torch.tensor(np.ascontiguousarray(found[k])) if k in found else v for k, v in state.items()}


if __name__ == "__main__":
    save_file({k: v.contiguous() for k, v in recovered(Path(sys.argv[1])).items()}, sys.argv[2])
