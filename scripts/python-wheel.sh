#!/usr/bin/env bash
# Builds the wheel of the Python client with the engine in it, so that `pip install 'tierup[node]'` is all an agent needs.
# python-wheel.sh FOLDER: the wheel comes to lie there, and its path is the last line printed. Needs PyPI for setuptools.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
target=$(mkdir -p "${1:?the folder for the wheel}" && cd "$1" && pwd)
node=${TIERUP_NODE:-$root/node_modules/.bin/node}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r "$root/clients/python" "$work/client"
engine=$work/client/src/tierup/_engine
mkdir -p "$engine"
"$node" "$root/scripts/build.mjs" "$engine/dist" >&2
# What the engine reads of its package: its version, and that its files are modules.
"$node" -e '
  const { name, version, type, license, engines } = require(process.argv[1]);
  process.stdout.write(`${JSON.stringify({ name, version, type, license, engines })}\n`);
' "$root/package.json" >"$engine/package.json"
# Declarations are for programs in TypeScript.
find "$engine/dist" -name '*.d.ts' -delete
timeout 300 "$python" -m pip wheel --quiet --disable-pip-version-check --retries 1 --timeout 30 --no-deps \
  --wheel-dir "$target" "$work/client" >&2
ls "$target"/tierup-*.whl | tail -1
