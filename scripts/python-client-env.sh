#!/usr/bin/env bash
# Makes the virtual environments that the tests of clients/python run in, under .cache/python-client (or
# $TIERUP_PYTHON_CLIENT): one per version of smolagents, from PyPI. Prints for each a line `VERSION PYTHON`, or
# `VERSION missing REASON` where PyPI cannot be reached. Always exits 0, so that a machine without network can run the rest.
# numpy comes along for the tests of the CPython lane; where it cannot be had, ENVIRONMENT/numpy-missing says why.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${TIERUP_PYTHON_CLIENT:-$root/.cache/python-client}
mkdir -p "$folder"
exec 9>"$folder/lock"
flock -w 500 9 || { for version in "$@"; do echo "$version missing another process makes the environments"; done; exit 0; }

# python_program: a Python that the client supports.
python_program() {
  local program
  for program in python3.13 python3.12 python3 python3.11 python3.10; do
    if "$program" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
      "$program" -c 'import sys; print(sys.executable)'
      return
    fi
  done
  return 1
}

python=$(python_program) || { for version in "$@"; do echo "$version missing no Python 3.10 or newer"; done; exit 0; }
for version in "$@"; do
  env=$folder/smolagents-$version
  if [ ! -e "$env/.done" ] && [ -z "$(find "$env.missing" -mmin -10 2>/dev/null)" ]; then
    rm -rf "$env"
    if timeout 120 "$python" -m venv "$env" >"$env.log" 2>&1 9>&- && timeout 240 "$env/bin/python" -m pip install --quiet --disable-pip-version-check \
      --retries 1 --timeout 30 "smolagents==$version" mypy==1.19.0 >>"$env.log" 2>&1 9>&-; then
      touch "$env/.done"
      rm -f "$env.missing"
    else
      grep -iE 'error|refused|unable|no module' "$env.log" | head -1 >"$env.missing"
    fi
  fi
  if [ -e "$env/.done" ] && ! "$env/bin/python" -c 'import numpy' 2>/dev/null && [ -z "$(find "$env/numpy-missing" -mmin -10 2>/dev/null)" ]; then
    if timeout 240 "$env/bin/python" -m pip install --quiet --disable-pip-version-check --retries 1 --timeout 30 --only-binary :all: \
      numpy==2.2.6 >"$env/numpy.log" 2>&1 9>&-; then
      rm -f "$env/numpy-missing"
    else
      grep -iE 'error|refused|unable|no matching' "$env/numpy.log" | head -1 >"$env/numpy-missing"
    fi
  fi
  if [ -e "$env/.done" ]; then echo "$version $env/bin/python"; else echo "$version missing $(cat "$env.missing")"; fi
done
