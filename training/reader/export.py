"""Turn trained weights into what ships: an int8 ONNX graph of about 35 MB, with its digest.

    python -m training.reader.export WEIGHTS TOKENIZER.json FOLDER --name footnote-reader-5 --texts ROWS.jsonl

WEIGHTS are trained ones (.safetensors), or the graph of a reader that shipped (.onnx). Word vectors are int8
by row; layers are int8 by column with activations quantised over the run, after what is wide in these was
moved into the weights (`smooth.py`), rounded so that what they give for the texts of ROWS changes least
(`rounding.py`). `--check` prints how far logits are from
float.
"""

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.reader import network
from training.reader.floated import floated
from training.reader.rounding import rounded
from training.reader.smooth import read_feeds, smoothed

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("span", "answerable", "relevance")


def trace(weights: Path, out: Path) -> None:
    """The graph of trained weights in float32, batch and length free."""
    network.SHAPE._attn_implementation = "eager"  # traces into plain operators
    model = network.load(weights).eval()
    ids = torch.tensor([[101, 2040, 102, 1037, 2158, 102]])
    axes = {0: "batch", 1: "token"}
    shapes = dict.fromkeys((*INPUTS, "span"), axes) | {n: {0: "batch"} for n in OUTPUTS[1:]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's notes on shapes that are fixed by design
        torch.onnx.export(
            model,
            (ids, torch.ones_like(ids), torch.zeros_like(ids)),
            str(out),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=shapes,
            opset_version=17,
            dynamo=False,
        )


def write_float(weights: Path, out: Path) -> None:
    """The graph in float32, from trained weights or from a graph that shipped."""
    if weights.suffix == ".onnx":
        onnx.save_model(floated(onnx.load(str(weights))), str(out))
        return
    trace(weights, out)
    model = onnx.load(str(out))
    rows_to_int8(model)
    onnx.save_model(model, str(out))


def quantise(source: Path, out: Path, texts: Path, tokenizer: Path) -> None:
    """The same graph with int8 layers."""
    half, feeds = out.with_suffix(".half"), list(read_feeds(texts, tokenizer))
    model = smoothed(onnx.load(str(source)), feeds)
    onnx.save_model(model, str(half))
    quantize_dynamic(
        half, out, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"]
    )
    onnx.save_model(rounded(onnx.load(str(out)), model, feeds), str(out))
    half.unlink()


def rows_to_int8(model: onnx.ModelProto) -> None:
    """Word vectors as int8 with one scale a row, looked up before they are scaled."""
    graph = model.graph
    table = next(i for i in graph.initializer if i.dims and i.dims[0] == network.SHAPE.vocab_size)
    vectors, name = numpy_helper.to_array(table), table.name
    scale = (np.abs(vectors).max(1, keepdims=True) / 127).astype(np.float32)
    whole = np.clip(np.round(vectors / scale), -127, 127).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(whole, f"{name}_int8"), numpy_helper.from_array(scale, f"{name}_scale")]
    )
    at, node = next((k, n) for k, n in enumerate(graph.node) if n.op_type == "Gather" and n.input[0] == name)
    words, found = node.input[1], node.output[0]
    graph.node.remove(node)
    steps = [
        helper.make_node("Gather", [f"{name}_int8", words], [f"{found}_int8"]),
        helper.make_node("Cast", [f"{found}_int8"], [f"{found}_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [f"{name}_scale", words], [f"{found}_scale"]),
        helper.make_node("Mul", [f"{found}_float", f"{found}_scale"], [found]),
    ]
    for offset, step in enumerate(steps):
        graph.node.insert(at + offset, step)


def write_facts(folder: Path, name: str) -> None:
    """`weights.json`: the reader's name, licence and the digests of its files."""
    files = ("reader.onnx", "tokenizer.json")
    digests = {f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files}
    facts = {"name": name, "licence": "Apache-2.0", "files": digests}
    (folder / "weights.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def disagreement(source: Path, out: Path) -> float:
    """Mean largest difference of span logits, float against int8, over random token sequences."""
    import onnxruntime

    sessions = [
        onnxruntime.InferenceSession(str(p), providers=["CPUExecutionProvider"]) for p in (source, out)
    ]
    rng, gaps = np.random.default_rng(0), []
    for _ in range(20):
        ids = rng.integers(1996, 20000, (1, 120))
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        feed["token_type_ids"][:, 12:] = 1
        spans = [s.run(["span"], feed)[0] for s in sessions]
        gaps.append(float(np.abs(spans[0] - spans[1]).max()))
    return float(np.mean(gaps))


def main() -> None:
    """Reads the arguments, exports, checks."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "tokenizer", "folder"):
        p.add_argument(name, type=Path)
    p.add_argument("--name", required=True)
    p.add_argument("--texts", type=Path, required=True)
    p.add_argument("--check", action="store_true")
    args = p.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    source, out = args.folder / "float.onnx", args.folder / "reader.onnx"
    write_float(args.weights, source)
    quantise(source, out, args.texts, args.tokenizer)
    if (args.folder / "tokenizer.json").resolve() != args.tokenizer.resolve():
        shutil.copy(args.tokenizer, args.folder / "tokenizer.json")
    write_facts(args.folder, args.name)
    if args.check:
        print(
            f"{out.stat().st_size:,} bytes, span logits differ from float by {disagreement(source, out):.2f}"
        )
    source.unlink()


if __name__ == "__main__":
    main()
