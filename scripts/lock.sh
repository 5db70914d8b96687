#!/usr/bin/env bash
# Write constraints.txt anew: the newest versions that pyproject.toml admits, resolved in an empty environment.
set -euo pipefail
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
torch=${TORCH:-2.13.0}

"${PYTHON:-python3.11}" -m venv "$room/venv"
"$room/venv/bin/pip" install -q -U pip
"$room/venv/bin/pip" install -q --no-deps "torch==$torch+cpu"
"$room/venv/bin/python" - > "$room/wanted.txt" <<'PY'
import tomllib
project = tomllib.load(open("pyproject.toml", "rb"))
groups = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
print("\n".join(line for group in groups + list(project["dependency-groups"].values()) for line in group))
PY
"$room/venv/bin/pip" install -q -r "$room/wanted.txt"
{
  echo "# Written by scripts/lock.sh: every version that was tested together."
  echo "pip==$("$room/venv/bin/pip" --version | cut -d' ' -f2)"
  echo "torch==$torch+cpu; sys_platform == \"linux\""
  echo "torch==$torch; sys_platform != \"linux\""
  "$room/venv/bin/pip" freeze --exclude torch --exclude pip
} > constraints.txt
