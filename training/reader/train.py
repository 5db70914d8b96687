"""Train the reader on from given weights, within a time, on a machine that may be shared.

    python -m training.reader.train DATA TOKENIZER START OUT --minutes 70

The learning rate is constant and decays over the last third of the time; what is saved is an exponential
moving average. The same command goes on from OUT.state, which is written every 25 steps and at SIGTERM.
"""

import argparse
import fcntl
import random
import signal
import time
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, mse_loss

from training.reader.examples import Row, epoch, held_rows
from training.reader.network import Network, load

MAX_TOKENS, BATCH_TOKENS, SEED = 320, 3072, 0
LEARNING_RATE, HEAD_RATE, AVERAGE, FROZEN_LAYERS = 4e-5, 2e-4, 0.99, 3
RELEVANCE_EVERY, RELEVANCE_WEIGHT, VERDICT_WEIGHT = 6, 0.02, 0.3
SOMEWHERE = -1


Encoded = tuple[list[int], list[int], int, int, int]


def encode(tokenizer: Tokenizer, row: Row) -> Encoded | None:
    """Token ids, type ids, the answer's first and last token, and yes (1), no (0) or neither (-1).

    (0, 0), the [CLS] token, means no answer; (-1, -1) an answer that stands nobody said where.
    """
    e = tokenizer.encode(row.question, row.passage)
    ids, types, first, last = e.ids, e.type_ids, 0, 0
    verdict = {"yes": 1, "no": 0}.get(row.verdict or "", -1)
    if verdict >= 0:
        first = last = SOMEWHERE
    if row.start is not None:
        spans = enumerate(zip(types, e.offsets, strict=True))
        inside = [i for i, (t, (a, b)) in spans if t == 1 and b > a and a < row.end and b > row.start]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
    if len(ids) > MAX_TOKENS:
        if last >= MAX_TOKENS - 1:
            return None
        ids, types = [*ids[: MAX_TOKENS - 1], 102], types[:MAX_TOKENS]
    return ids, types, first, last, verdict


def encoded(tokenizer: Tokenizer, rows: list[Row]) -> list:
    """The rows whose answer fits into MAX_TOKENS."""
    return [e for e in (encode(tokenizer, r) for r in rows) if e]


def batches(rows: list, rng: random.Random) -> list[list]:
    """Rows of like length together, about BATCH_TOKENS tokens each, in random order."""
    out: list[list] = []
    for i in range(0, len(rows), 1024):
        batch: list = []
        for row in sorted(rows[i : i + 1024], key=lambda r: len(r[0])):
            if batch and len(row[0]) * (len(batch) + 1) > BATCH_TOKENS:
                out.append(batch)
                batch = []
            batch.append(row)
        out.append(batch)
    rng.shuffle(out)
    return out


def tensors(batch: list) -> tuple[torch.Tensor, ...]:
    """Ids, mask, types [batch, token]; first and last token of the answer, verdict [batch]."""
    width = max(len(r[0]) for r in batch)

    def padded(rows: list[list[int]]) -> torch.Tensor:
        return torch.tensor([r + [0] * (width - len(r)) for r in rows])

    ids, types = padded([r[0] for r in batch]), padded([r[1] for r in batch])
    mask = padded([[1] * len(r[0]) for r in batch])
    return ids, mask, types, *(torch.tensor([r[k] for r in batch]) for k in (2, 3, 4))


def losses(
    network: Network, batch: tuple[torch.Tensor, ...], teacher: Network | None, half: bool
) -> torch.Tensor:
    """Span cross-entropy with [CLS] as "no answer", answerability, and where asked the ranker's relevance.

    An answer that stands nobody said where may stand anywhere in the passage; yes and no have a head of their
    own. `half` multiplies in bfloat16; weights and sums stay float32.
    """
    ids, mask, types, first, last, verdict = batch
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        outputs = network.read(ids, mask, types)
    span, answerable, relevance, said = (out.float() for out in outputs)
    chance = span.masked_fill((mask == 0)[..., None], -1e4).log_softmax(1)
    inside = chance.masked_fill((types == 0)[..., None], -1e4).logsumexp(1)
    at = torch.stack((first, last), -1)
    pointed = chance.gather(1, at.clamp(min=0)[:, None])[:, 0]
    loss = -torch.where(at == SOMEWHERE, inside, pointed).mean()
    loss = loss + 0.5 * binary_cross_entropy_with_logits(answerable, (first != 0).float())
    if (verdict >= 0).any():
        judged = binary_cross_entropy_with_logits(said, verdict.float(), reduction="none")
        loss = loss + VERDICT_WEIGHT * judged[verdict >= 0].sum() / len(verdict)
    if teacher is not None:
        with torch.no_grad():
            target = teacher(ids, mask, types)[2]
        loss = loss + RELEVANCE_WEIGHT * mse_loss(relevance, target)
    return loss


def measure(network: Network, rows: list) -> dict[str, float]:
    """Exact spans on answerable rows and accuracy of answerability, on held-out rows."""
    network.eval()
    exact = right = n = answerable_rows = 0
    with torch.no_grad():
        for at in range(0, len(rows), 16):
            ids, mask, types, first, last, _ = tensors(rows[at : at + 16])
            span, answerable, _ = network(ids, mask, types)
            span = span.masked_fill((types == 0)[..., None], -1e4)
            hit = (span[..., 0].argmax(1) == first) & (span[..., 1].argmax(1) == last) & (first > 0)
            exact += int(hit.sum())
            right += int(((answerable > 0) == (first > 0)).sum())
            answerable_rows += int((first > 0).sum())
            n += len(first)
    network.train()
    return {"exact": exact / answerable_rows, "answerable_accuracy": right / n}


def give_way(lock: Path | None) -> float:
    """Waits while a benchmark holds the lock; returns the seconds waited."""
    if lock is None:
        return 0.0
    began = time.monotonic()
    with lock.open("a") as f:
        fcntl.flock(f, fcntl.LOCK_SH)
    return time.monotonic() - began


def rate(share: float, step: int) -> float:
    """Warm-up over 30 steps, constant, then linear decay over the last third."""
    return min(1.0, step / 30) * min(1.0, max(0.02, (1 - share) / 0.35))


class Course:
    """A training under way: the network, its optimiser, its moving average, and how far it is."""

    def __init__(self, start: Path, out: Path) -> None:
        self.out, self.state = out, out.with_suffix(".state")
        self.network = network = load(start).train()
        for module in (self.network.bert.embeddings, *self.network.bert.encoder.layer[:FROZEN_LAYERS]):
            module.requires_grad_(False)
        heads = (network.span, network.answerable, network.relevance, network.verdict)
        groups = [
            {"params": [p for p in self.network.bert.parameters() if p.requires_grad], "lr": LEARNING_RATE},
            {"params": [p for h in heads for p in h.parameters()], "lr": HEAD_RATE},
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.step, self.spent, self.epoch, self.batch, self.loss = 0, 0.0, 0, 0, 0.0
        if self.state.exists():
            self._resume()

    def learn(self, batch: list, teacher: Network | None, share: float, half: bool) -> None:
        """One step; `share` is how much of the time is used up."""
        began = time.monotonic()
        self.step, self.batch = self.step + 1, self.batch + 1
        for group, peak in zip(self.optimiser.param_groups, (LEARNING_RATE, HEAD_RATE), strict=True):
            group["lr"] = peak * rate(share, self.step)
        asked = teacher if self.step % RELEVANCE_EVERY == 0 else None
        loss = losses(self.network, tensors(batch), asked, half)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        for k, v in self.network.state_dict().items():
            if v.is_floating_point():
                self.average[k].lerp_(v, 1 - min(AVERAGE, self.step / (self.step + 10)))
        self.loss += (loss.item() - self.loss) / min(self.step, 50)
        self.spent += time.monotonic() - began

    def save(self) -> None:
        """Writes the average as OUT, in half precision, and everything needed to go on beside it."""
        save_file({k: v.half().contiguous() for k, v in self.average.items()}, self.out)
        parts = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}
        facts = {"step": self.step, "spent": self.spent, "epoch": self.epoch, "batch": self.batch}
        torch.save({**parts, "average": self.average, **facts}, self.state)

    def _resume(self) -> None:
        saved = torch.load(self.state, weights_only=True)
        self.network.load_state_dict(saved["network"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.average, self.step, self.spent = saved["average"], saved["step"], saved["spent"]
        self.epoch, self.batch = saved["epoch"], saved["batch"]


def run(course: Course, args: argparse.Namespace, tokenizer: Tokenizer) -> None:
    """Epoch after epoch until the time is up; on a signal to end, what is reached is saved."""
    teacher = load(args.ranker).eval() if args.ranker else None
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    end = time.time() + 60 * args.minutes
    while True:
        rows = encoded(tokenizer, epoch(args.data, args.seed + course.epoch))
        plan = batches(rows, random.Random(args.seed + course.epoch))
        print(f"epoch {course.epoch}: {len(rows)} rows, batch {course.batch} of {len(plan)}", flush=True)
        for batch in plan[course.batch :]:
            waited = give_way(args.yield_to)
            end += waited
            left = end - time.time()
            if left <= 0 or stopped:
                return course.save()
            course.learn(batch, teacher, course.spent / (course.spent + left), args.bfloat16)
            if course.step % 20 == 0:
                share = course.spent / (course.spent + left)
                print(f"step {course.step}, {share:.0%} of the time, loss {course.loss:.3f}", flush=True)
            if course.step % 25 == 0:
                course.save()
        course.epoch, course.batch = course.epoch + 1, 0


def main() -> None:
    """Reads the arguments, trains, and says what the held-out rows say before and after."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "tokenizer", "start", "out"):
        p.add_argument(name, type=Path)
    p.add_argument("--ranker", type=Path, help="safetensors of the ranker, to keep relevance alive")
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--seed", type=int, default=SEED, help="of the first epoch; another one draws other rows")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--bfloat16", action="store_true", help="worth it where the processor multiplies in it")
    p.add_argument("--yield-to", type=Path, help="a lock file that benchmarks hold")
    args = p.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(args.threads)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    course = Course(args.start, args.out)
    held = encoded(tokenizer, held_rows(args.data))
    print("before", measure(course.network, held), flush=True)
    run(course, args, tokenizer)
    print("after", measure(load(args.out), held), flush=True)


if __name__ == "__main__":
    main()
