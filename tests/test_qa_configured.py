"""A setting in a configuration that a text quotes is told by its section."""

import pytest
from qa_world import candidate

from qa.asking.questions import understand
from qa.finding.decide import Verdict
from qa.shaping.configured import configured

TEXT = """# Jobs

The settings of the nightly job are:

```
[job.nightly]
retry-count = 3    # a night
keep = "week"

[job.nightly.mail]
retry-count = 9
```

## Weekly

```
[job.weekly]
retry-count = 5
```

The press is set up by a file of its own:

```
[main]
retry-count = 7
```
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the retry-count of the nightly job?", "3"),
        ("What is the default retry-count in the weekly job?", "5"),
        ("What is the retry-count of the nightly job's mail?", "9"),
        ("What is keep in the nightly job?", '"week"'),
        ("What is the retry-count of the press?", "7"),
        ("What is the retry-count?", None),
        ("What is the retry-count of the yearly job?", None),
        ("How do I set the retry-count of the nightly job?", None),
    ],
)
def test_a_setting_is_told_by_its_section(question, value):
    (part,) = understand(question).parts
    made = configured(part, [candidate(TEXT, "# Jobs")], Verdict(0.5, (), ()))
    assert (made.lines[0].short if made else None) == value
