"""Which figures every report leads with, their names for people, and how a value is written."""

from collections.abc import Mapping
from typing import Any

from eval.agreement import printed_kappas
from eval.judge import figures_of
from eval.run import Run
from eval.summary import Figure, Summary

HEADLINE = {
    "evidence@1": "first evidence is right",
    "evidence@3": "right among the first three",
    "answer_correct": "answerable, answered right",
    "refused_unanswerable": "unanswerable, refused",
    "refused_answerable": "↓ answerable, refused",
    "citation_validity": "citations that re-open",
    "citation_support": "statements borne by cites",
    "gold_cited": "gold evidence that is cited",
    "hit@5": "right passage in first five",
    "all@5": "all right ones in the five",
    "ndcg@10": "ranking of right passages",
    "status": "status is the expected one",
    "selective_accuracy": "right among the answered",
    "auroc": "confidence tells them apart",
    "aurc": "↓ area of risk and coverage",
}
KEY = "meaning; ↓ less is better"
PER_KIND = ("correct", "evidence@1", "evidence@3", "hit@5", "citation_support")
LOWER_IS_BETTER = frozenset({"refused_answerable", "aurc"})


def written(value: float | None) -> str:
    """A share as .934, one as 1.000, nothing as a dash."""
    if value is None:
        return "–"
    text = f"{value:.3f}"
    return text[1:] if text.startswith("0.") else text


def interval(figure: Figure) -> str:
    """The 95 % interval, where there is one."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{written(figure.low)}–{written(figure.high)}"


def writer_of(provenance: Mapping[str, Any]) -> str:
    """Who wrote the answers, in words; of replayed ones it is said that no model was asked."""
    setup = provenance.get("setup", {})
    name = setup.get("chat_model", "none")
    tape = setup.get("tape", {})
    if name == "none":
        return "no chat model"
    if "replayed" in tape:
        return f"answers of {name} replayed from {tape['replayed']}, no model was asked"
    return f"chat model {name}" + (f", recorded in {tape['recorded']}" if tape else "")


def spent(summary: Summary) -> str:
    """What a chat model read and wrote, in words; "" where none wrote."""
    tokens = summary.tokens
    if not tokens["written_answers"]:
        return ""
    return (
        f"{tokens['written_answers']:,} written answers: {tokens['prompt_tokens']:,} tokens read and"
        f" {tokens['written_tokens']:,} written (estimated), {tokens['tokens_per_answer']:,.0f} an answer"
    )


def judged_in_words(run: Run) -> str:
    """What a chat model judged, with its agreement with people; "" where none was asked."""
    facts = run.provenance.get("judge")
    if not facts:
        return ""
    right, wrong, unreadable = figures_of(run)
    share = written(right / (right + wrong)) if right + wrong else "nothing"
    lost = f", {unreadable} of its replies unreadable" if unreadable else ""
    kappa = f"κ {written(facts['kappa'])} with people over {facts['labels']} labelled answers"
    unread = f" ({facts['unreadable_labels']} more unreadable)" if facts["unreadable_labels"] else ""
    return (
        f"judge {facts['model']} finds {share} right of {right + wrong} answers{lost};"
        f" {kappa}{unread}; no part of the gate"
    )


def agreed(metric: str) -> str:
    """Kappa of the metric's verdict with people's, where labels made by hand can tell."""
    kappa = printed_kappas().get(metric)
    return "" if kappa is None else written(kappa)


def headline(summary: Summary) -> list[tuple[str, str, Figure]]:
    """(metric, what it means, figure) for every headline metric that has cases."""
    figures = summary.figures["all"]
    return [(name, words, figures[name]) for name, words in HEADLINE.items() if name in figures]
