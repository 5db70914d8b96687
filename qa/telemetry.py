"""Nothing phones home: tracing and usage reports of libraries, switched off before they are imported."""

import os

_OFF = {
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def switch_off() -> None:
    """Sets the variables that libraries read; to be called before anything of them is imported."""
    os.environ.update(_OFF)
