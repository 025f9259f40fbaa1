#!/usr/bin/env bash
# Installs the Debian packages named as `command:package` (or `file:package`) whose command or file is absent, and says so.
set -euo pipefail
missing=()
for pair in "$@"; do
  command=${pair%%:*} package=${pair#*:}
  if ! command -v "$command" >/dev/null 2>&1 && [ ! -e "$command" ]; then missing+=("$package"); fi
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
echo "tilts: installing Debian packages: ${missing[*]}"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
