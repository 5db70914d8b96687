"""The float graph of a reader that ships, where its trained weights are not at hand.

Every int8 layer becomes an ordinary one with its weights times their scales: what is lost is what rounding
had lost before. So a reader can be exported anew.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

from training.reader.smooth import drop_unused


def floated(model: ModelProto) -> ModelProto:
    """The model with float layers, both those quantised over a run and those by blocks."""
    graph = model.graph
    known = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    makers = {output: node for node in graph.node for output in node.output}
    users: dict[str, list[NodeProto]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            users[name].append(node)
    made: dict[str, NodeProto] = {}  # by the output that they give instead
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            x, given, weights = node.input[0], node.output[0], by_blocks(node, known)
        elif node.op_type == "MatMulInteger":
            (cast,) = users[node.output[0]]
            (scaled,) = users[cast.output[0]]
            factor = makers[next(name for name in scaled.input if name != cast.output[0])]
            scale = known[next(name for name in factor.input if name in known)]
            x, given = makers[node.input[0]].input[0], scaled.output[0]
            weights = (known[node.input[1]].astype(np.float32) - known[node.input[3]]) * scale
        else:
            continue
        name = f"{node.name}_float"
        graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(weights, np.float32), name))
        made[given] = helper.make_node("MatMul", [x, name], [given], name=node.name)
    nodes = [made.get(node.output[0], node) for node in graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    drop_unused(model)
    return model


def by_blocks(node: NodeProto, known: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Weights [inputs, outputs] of a layer of int8 blocks around 128."""
    shape: dict[str, int] = {a.name: a.i for a in node.attribute}
    whole = known[node.input[1]].reshape(shape["N"], -1, shape["block_size"]).astype(np.float32) - 128
    scaled = whole * known[node.input[2]].reshape(shape["N"], -1, 1)
    rows: NDArray[np.float32] = scaled.reshape(shape["N"], -1)[:, : shape["K"]]
    return rows.T
