"""The screens stand before anything heavy is loaded."""

import subprocess
import sys

HEAVY = (
    "faiss",
    "numpy",
    "langchain",
    "langchain_core",
    "onnxruntime",
    "torch",
    "xllamacpp",
    "scipy",
    "yaml",
)


def test_importing_the_program_loads_nothing_heavy():
    code = f"import sys, tui.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_that_opens_the_program_loads_nothing_heavy_either():
    code = f"""
import sys
from cli import main
sys.argv[1:] = ["chat", "--docs", "seeds"]
try:
    main.main()
except SystemExit as end:
    print(end.code, [m for m in {HEAVY!r} if m in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    assert done.stdout.strip() == "2 []", done.stderr  # there is no terminal here
