"""A folder with one document and the gold of it, for tests of `footnote eval` with the real models."""

from pathlib import Path

TEXT = (
    "The weaving mill at Lund has 34 looms. It was built in 1871 by the Berg family.\n\n"
    "Anna Berg, director of the mill, said that twelve weavers work there.\n"
)
GOLD = """
corpus: ../../docs
document: mill.txt
cases:
- id: looms
  question: How many looms does the weaving mill have?
  kind: number
  answers: [34]
  evidence: [The weaving mill at Lund has 34 looms]
  reviewed: 1
- {id: far, question: "What is the capital of France?", kind: far, reviewed: 1}
"""


def mill(folder: Path) -> Path:
    """The gold file, with its document beside it in the folder."""
    (folder / "docs").mkdir()
    (folder / "docs" / "mill.txt").write_text(TEXT, encoding="utf-8")
    gold = folder / "eval" / "gold" / "mill.yaml"
    gold.parent.mkdir(parents=True)
    gold.write_text(GOLD, encoding="utf-8")
    return gold
