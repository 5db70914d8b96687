"""One of several values by its condition: "Returns: 0 if all is well, 2 if the name is wrong."

The reader takes the first of them, whatever the question says happens.
"""

import re

from index.cutting.sentences import Span
from qa.language.words import content

CONDITION = re.compile(r"\b(?:if|when|in case)\b(?P<when>[^?]+)", re.I)
WHEN = re.compile(r"(?:\w+ )?when\b", re.I)  # a time is asked for
EACH = re.compile(
    r"(?:^|[:,;] )(?:and |or |returns?:? )*(?P<value>[^\s:,;][^:,;]{0,60}?) (?:if|when) "
    r"(?P<when>[^,;]+)",
    re.I,
)


def meant_by_condition(question: str, sentence: str) -> Span | None:
    """Where the sentence has the value for the condition that the question names; None where it has none.

    The condition must be the likest of two or more by itself, and have half of what the question names.
    """
    asked = None if WHEN.match(question) else CONDITION.search(question)
    each = list(EACH.finditer(sentence)) if asked else []
    if asked is None or len(each) < 2:
        return None
    wanted = set(content(asked["when"]))
    shared = [len(wanted & set(content(one["when"]))) for one in each]
    most = max(shared)
    if 2 * most < len(wanted) or not most or shared.count(most) > 1:
        return None
    return each[shared.index(most)].span("value")
