"""Is the answer right? By type, without a model.

When an answer commits to a short answer, that is what is judged; otherwise all its statements are. A right
figure somewhere in a quote does not redeem a wrong short answer; a short answer that is only a piece of the
gold one is right when the statement it is marked in says the whole. Refusals and errors are never right where
the documents answer.
"""

from dataclasses import dataclass

from eval.case import AnswerType, Case
from eval.metrics.dates import dates_in
from eval.metrics.numbers import numbers_in, same_number
from eval.metrics.words import exact, states, token_f1, token_recall, words
from qa.answer import Answer, Status

LONG_RECALL = 0.4  # share of a gold answer's content words; agrees best with people (docs/evaluation.md)
NEAR_ENOUGH = 0.5  # F1 from which a shortened gold answer counts


@dataclass(frozen=True, slots=True)
class AnswerGrade:
    """What is right about one answer; each 0 to 1."""

    correct: float  # the headline: right as a whole, 0 or 1
    exact: float  # the short answer is a gold answer, word for word or figure for figure
    f1: float  # best word overlap of the short answer with a gold answer
    items: float  # share of the required items that are stated


def grade_answer(case: Case, answer: Answer | None, *, speaks_for_itself: bool = False) -> AnswerGrade:
    """The grade of `answer`; None stands for an error.

    `speaks_for_itself`: the first quote is the gold evidence. People take such a quote for the answer to a
    yes/no question that it does not preface with "yes" or "no".
    """
    if answer is None:
        return AnswerGrade(0.0, 0.0, 0.0, 0.0)
    refused = answer.status is Status.not_found
    if not case.answerable or refused:
        right = float(refused and not case.answerable)
        return AnswerGrade(right, right, right, right)
    said = committed(case, answer)
    whole = full_text(answer)
    items = [any(_given(case, said, whole, wording) for wording in item) for item in case.answers]
    if case.type is AnswerType.yes_no and words(said)[:1] not in (["yes"], ["no"]):
        items = [speaks_for_itself]
    share = sum(items) / len(items) if items else 0.0
    right = share == 1.0 and not any(states(said, word) for word in case.forbidden)
    if case.status is Status.partial:
        right = right and (answer.status is Status.partial or bool(answer.gaps))
    short = answer.short or said
    return AnswerGrade(
        correct=float(right),
        exact=float(any(_is(case, short, wording) for wording in case.wordings)),
        f1=max((token_f1(short, wording) for wording in case.wordings), default=0.0),
        items=share,
    )


def full_text(answer: Answer) -> str:
    """Everything the answer says in its own right: statements, and the sides of a conflict."""
    said = [statement.text for statement in answer.statements]
    if answer.conflict:
        said += [f"{claim.whose} {claim.value}" for claim in answer.conflict.claims]
    return "\n".join(said)


def committed(case: Case, answer: Answer) -> str:
    """The words the answer stands or falls with."""
    single = (AnswerType.short, AnswerType.number, AnswerType.date)
    if case.type in single and answer.short:
        return answer.short
    if case.type is AnswerType.yes_no and words(answer.short)[:1] in (["yes"], ["no"]):
        return answer.short
    return full_text(answer)


def _given(case: Case, said: str, whole: str, wording: str) -> bool:
    """Said, or begun: a short answer that is a piece of the gold one, in a statement that has all of it."""
    return says(case, said, wording) or (states(wording, said) and states(whole, wording))


def says(case: Case, said: str, wording: str) -> bool:
    """Whether `said` gives the answer `wording`, compared as the case's type asks."""
    match case.type:
        case AnswerType.number:
            return _has_number(said, wording, case.tolerance)
        case AnswerType.date:
            return states(said, wording) or bool(dates_in(wording) & dates_in(said))
        case AnswerType.yes_no:
            return words(said)[:1] == words(wording)
        case AnswerType.long:
            return token_recall(said, wording) >= LONG_RECALL
        case AnswerType.list_:
            return states(said, wording) or (
                _is_figure(wording) and _has_number(said, wording, case.tolerance)
            )
        case _:
            shortened = states(wording, said) and token_f1(said, wording) >= NEAR_ENOUGH
            return states(said, wording) or shortened


def _is(case: Case, short: str, wording: str) -> bool:
    if case.type is AnswerType.number:
        given = numbers_in(short)
        return len(given) == 1 and _has_number(short, wording, case.tolerance)
    return exact(short, wording)


def _has_number(said: str, wording: str, tolerance: float) -> bool:
    gold = numbers_in(wording)
    given = numbers_in(said)
    return bool(gold) and all(any(same_number(g, n, tolerance) for n in given) for g in gold)


def _is_figure(wording: str) -> bool:
    return len(words(wording)) <= 2 and bool(numbers_in(wording))
