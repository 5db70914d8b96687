"""The reader as a torch module: a MiniLM encoder of 12 layers with three heads."""

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

SHAPE = BertConfig(
    vocab_size=30522,
    hidden_size=384,
    num_hidden_layers=12,
    num_attention_heads=12,
    intermediate_size=1536,
    attention_probs_dropout_prob=0.0,  # drawing them takes as long as the rest of a step on a CPU
)


class Network(nn.Module):
    """Span logits [batch, token, 2], answerability [batch] and relevance [batch] from one pass."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel(SHAPE)
        self.span, self.answerable, self.relevance = nn.Linear(384, 2), nn.Linear(384, 1), nn.Linear(384, 1)
        self.verdict = nn.Linear(384, 1)

    def read(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        """The logits of all heads; the last, [batch], of yes against no, trains and is not exported."""
        out = self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        hidden, pooled = out.last_hidden_state, out.pooler_output
        first = hidden[:, 0]
        return (
            self.span(hidden),
            self.answerable(first)[:, 0],
            self.relevance(pooled)[:, 0],
            self.verdict(first)[:, 0],
        )

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        """The logits of the three heads that ship."""
        return self.read(input_ids, attention_mask, token_type_ids)[:3]


def load(path: Path) -> Network:
    """A network with the weights of a safetensors file, in float32."""
    network = Network()
    network.load_state_dict({k: v.float() for k, v in load_file(path).items()}, strict=False)
    return network
