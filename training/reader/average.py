"""Average weights of several courses: nearer to what they agree on than any of them.

    python -m training.reader.average OUT.safetensors WEIGHTS.safetensors WEIGHTS.safetensors…

Courses that began from the same weights can be averaged weight by weight (model soups, Wortsman et al.
2022); what a later course learned of the training articles alone counts for less.
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def average(courses: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of each weight, in half precision."""
    return {
        name: torch.stack([course[name].float() for course in courses]).mean(0).half().contiguous()
        for name in courses[0]
    }


def main() -> None:
    """Reads the arguments and writes the average."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=Path)
    p.add_argument("weights", type=Path, nargs="+")
    args = p.parse_args()
    save_file(average([load_file(path) for path in args.weights]), args.out)


if __name__ == "__main__":
    main()
