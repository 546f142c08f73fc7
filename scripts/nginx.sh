#!/usr/bin/env bash
# Prints the path of an nginx: the system's, or Debian's package unpacked into .cache/nginx (nothing is installed or started).
# What keeps it from being had is said on stderr, and the exit status is 1.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cache=$root/.cache/nginx
for candidate in "$(command -v nginx || true)" /usr/sbin/nginx "$cache/usr/sbin/nginx"; do
  if [ -x "$candidate" ] && "$candidate" -v 2>/dev/null; then echo "$candidate"; exit; fi
done
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || { echo "no nginx, and no apt-get to fetch it" >&2; exit 1; }
mkdir -p "$cache"
cd "$cache"
log=$cache/fetch.log
if ! { apt-get download nginx || { apt-get update && apt-get download nginx; }; } >"$log" 2>&1; then
  echo "nginx cannot be fetched: $(grep -iE '^(E:|W:)' "$log" | head -1)" >&2
  exit 1
fi
dpkg-deb -x nginx_*.deb .
"$cache/usr/sbin/nginx" -v 2>>"$log" || { echo "Debian's nginx does not start here: $(tail -1 "$log")" >&2; exit 1; }
echo "$cache/usr/sbin/nginx"
