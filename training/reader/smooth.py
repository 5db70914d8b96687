"""int8 layers without blocks: what is wide in the activations is moved into the weights first.

A layer x·W is the same as (x/s)·(sW) for any s per channel of x. With s from the largest values of both, no
channel of x is so much wider than the others that they are lost when all are rounded by one scale. Xiao et
al., "SmoothQuant", ICML 2023; here the division is a step of its own, since x is added to the layer's result
as well and may not be changed there. Layers that share an x (query, key and value) share its s.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

ALPHA = 0.8  # how much of the width goes into the weights: 0 none, 1 all
NARROW = 1e-4  # the least scale
TEXTS, TOKENS = 60, 320
Array = NDArray[np.float32]
Feed = Mapping[str, NDArray[np.int64]]


def smoothed(model: ModelProto, feeds: Iterable[Feed]) -> ModelProto:
    """The float model with a division before each layer and the factors in its weights: the same results."""
    weights = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    layers: dict[str, list[onnx.NodeProto]] = defaultdict(list)
    for node in model.graph.node:
        if node.op_type in ("MatMul", "Gemm") and node.input[1] in weights:
            layers[node.input[0]].append(node)
    widths = widest(model, list(layers), feeds)
    for place, (x, nodes) in enumerate(layers.items()):
        heavy = np.max([np.abs(weights[n.input[1]]).max(axis(n)) for n in nodes], axis=0)
        scale = np.maximum(widths[x] ** ALPHA / np.maximum(heavy, 1e-5) ** (1 - ALPHA), NARROW)
        scale = (scale / np.exp(np.log(scale).mean())).astype(np.float32)
        divided, factor = f"smooth_{place}", f"smooth_{place}_factor"
        model.graph.initializer.append(numpy_helper.from_array((1 / scale).astype(np.float32), factor))
        for node in nodes:
            name = f"{node.input[1]}_{place}"
            shape = (-1, 1) if axis(node) == 1 else (1, -1)
            scaled = (weights[node.input[1]] * scale.reshape(shape)).astype(np.float32)
            model.graph.initializer.append(numpy_helper.from_array(scaled, name))
            node.input[0], node.input[1] = divided, name
        at = next(k for k, n in enumerate(model.graph.node) if n.name == nodes[0].name)
        model.graph.node.insert(at, helper.make_node("Mul", [x, factor], [divided], name=divided))
    drop_unused(model)
    return model


def axis(layer: onnx.NodeProto) -> int:
    """Along which axis of a layer's weights one channel of its input lies."""
    turned = any(a.name == "transB" and a.i for a in layer.attribute)
    return 0 if turned else 1


def widest(model: ModelProto, names: Sequence[str], feeds: Iterable[Feed]) -> dict[str, Array]:
    """The largest value of each channel of the tensors named, over all feeds."""
    found: dict[str, Array] = {}
    for name, rows in tensors(model, names, feeds):
        most = np.abs(rows).max(0)
        found[name] = np.maximum(found.get(name, most), most)
    return found


def tensors(model: ModelProto, names: Sequence[str], feeds: Iterable[Feed]) -> Iterator[tuple[str, Array]]:
    """The tensors named as they are for each feed, [tokens, channels]."""
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    for name in names:
        shown.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(shown.SerializeToString(), providers=["CPUExecutionProvider"])
    for feed in feeds:
        for name, values in zip(names, session.run(list(names), feed), strict=True):
            yield name, values.reshape(-1, values.shape[-1])


def drop_unused(model: ModelProto) -> None:
    """Takes steps and weights out of a graph that nothing of it needs."""
    graph, wanted = model.graph, {output.name for output in model.graph.output}
    kept: list[onnx.NodeProto] = []
    for node in reversed(graph.node):
        if wanted & set(node.output):
            kept.append(node)
            wanted |= set(node.input)
    weights = [i for i in graph.initializer if i.name in wanted]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)


def read_feeds(rows: Path, tokenizer: Path) -> Iterator[Feed]:
    """Questions with their passages out of a file of the training data, as the reader sees them."""
    tok = Tokenizer.from_file(str(tokenizer))
    tok.no_padding()
    lines = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    for row in random.Random(0).sample(lines, TEXTS):
        encoding = tok.encode(row["question"], row["context"])
        ids = np.array([encoding.ids[:TOKENS]], np.int64)
        types = np.array([encoding.type_ids[:TOKENS]], np.int64)
        yield {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": types}
