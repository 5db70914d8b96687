"""The embedded chat model: loading, first token, reading and writing speed, memory."""

import time

import psutil
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from bench.report import Table, spread
from index import models
from qa.chat.local_chat import LocalChatModel

_EVIDENCE = (
    "[1] the Taliban, who have claimed to have killed 34 NRF members, including two commanders.\n"
    "[2] the FNR has reported on its Twitter account that 350 people have been reported killed, 287 wounded"
    " and 35 arrested on the Taliban side.\n"
)
PROMPT: list[BaseMessage] = [
    SystemMessage("Answer in complete sentences, from the evidence only. Say who claims what."),
    HumanMessage(f"Evidence:\n{_EVIDENCE}\nQuestion: What casualty figures does each side give?"),
]


def measure(repeats: int = 5) -> Table:
    """Times of the default chat model on a prompt of the usual size."""
    folder = models.ensure(models.CHAT_MODEL)
    file = models.find(models.CHAT_MODEL).files[0]
    chat = LocalChatModel(name=models.CHAT_MODEL, weights=folder / file.name, digest=file.sha256)
    start = time.perf_counter()
    prompt = chat.get_num_tokens_from_messages(PROMPT)
    loading = time.perf_counter() - start
    firsts, writes, wholes, texts = [], [], [], set()
    for _ in range(repeats):
        first, whole, tokens, text = _one(chat)
        firsts.append(first)
        wholes.append(whole)
        writes.append((tokens - 1) / (whole - first))
        texts.add(text)
    rows = [
        ("load (the file in the disk cache)", f"{loading:.2f} s"),
        (f"first token after a prompt of {prompt} tokens", spread(firsts)),
        ("writing", spread(writes, "tokens/s", 1)),
        ("the whole answer", spread(wholes)),
        ("different texts in these runs", str(len(texts))),
        ("resident memory", f"{psutil.Process().memory_info().rss / 2**30:.1f} GiB"),
    ]
    return Table(
        "Writing with the embedded chat model",
        "python -m bench writing",
        (models.CHAT_MODEL, "median (lowest–highest)"),
        rows,
    )


def _one(chat: LocalChatModel) -> tuple[float, float, int, str]:
    start = time.perf_counter()
    first, tokens, text = 0.0, 0, ""
    for chunk in chat.stream(PROMPT):
        if chunk.text and not first:
            first = time.perf_counter() - start
        text += str(chunk.text)
        tokens += int((chunk.usage_metadata or {}).get("output_tokens", 0))
    return first, time.perf_counter() - start, tokens, text
