#!/usr/bin/env bash
# Make .venv hold what pyproject.toml asks for at the versions of constraints.txt; do nothing when it does.
# Honours pip's own configuration: indexes, mirrors, certificates.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.venv/.footnote-setup
fingerprint=$(cat pyproject.toml constraints.txt scripts/setup.sh | cksum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$fingerprint" ] && exit 0

python=
for candidate in "${PYTHON:-python3.11}" python3.12 python3.13 python3 python; do
  if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python=$candidate; break
  fi
done
[ -n "$python" ] || { echo "Footnote needs Python 3.11 or newer, and none was found: install it, or name it with PYTHON=/path/to/python." >&2; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# One line that says what pip is at on a terminal, nothing elsewhere; the whole log if it fails.
install() {
  local what=$1; shift
  printf '%s …\n' "$what" >&2
  if ! .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off "$@" 2>&1 | tee "$log" | narrate; then
    tail -n 20 "$log" >&2
    return 1
  fi
}

narrate() {
  if [ -t 2 ]; then
    awk '/^(Collecting|Downloading|Installing|Using cached|Processing)/ { n++; printf "\r\033[K  %d %s", n, substr($0, 1, 70) > "/dev/stderr"; fflush("/dev/stderr") } END { printf "\r\033[K" > "/dev/stderr" }'
  else
    cat >/dev/null
  fi
}

[ -x .venv/bin/python ] || "$python" -m venv .venv
install "Setting up: pip" -q "$(grep '^pip==' constraints.txt)"

# torch from the plain index brings gigabytes of CUDA on Linux, so its CPU build is named outright:
# from the indexes already configured where they have it, else from the index of the PyTorch project.
torch=$(.venv/bin/python - <<'PY'
import re, sys
for line in open("constraints.txt", encoding="utf-8"):
    name, _, marker = line.strip().partition(";")
    if name.startswith("torch==") and (("linux" in marker and "==" in marker) == sys.platform.startswith("linux")):
        print(name.strip())
PY
)
if ! .venv/bin/python -m pip show torch 2>/dev/null | grep -q "^Version: ${torch#torch==}\$"; then
  install "Setting up: $torch" --no-deps "$torch" 2>/dev/null ||
    install "Setting up: $torch from the PyTorch project's CPU index" --no-deps --index-url https://download.pytorch.org/whl/cpu "$torch"
fi
install "Setting up: packages (once, a few minutes)" --group dev -e . -c constraints.txt
echo "$fingerprint" > "$stamp"
