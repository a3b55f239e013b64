#!/usr/bin/env bash
# For action.yml: scans PATHS for TARGET and PYTHON, with annotations in the log and SARIF in a file, and tells the exit
# status instead of ending with it, so that the findings can be uploaded first.
set -euo pipefail

options=()
[ -z "${TARGET:-}" ] || options+=("--target=$TARGET")
[ -z "${PYTHON:-}" ] || options+=("--python=$PYTHON")
[ -z "${FAIL_ON:-}" ] || options+=("--fail-on=$FAIL_ON")
while IFS= read -r line; do
  [ -z "$line" ] || options+=("$line")
done <<<"${ARGS:-}"
paths=()
while IFS= read -r line; do
  [ -z "$line" ] || paths+=("$line")
done <<<"${PATHS:-}"

sarif=$RUNNER_TEMP/archcheck.sarif
rm -f "$sarif"
status=0
# An old bash takes an empty list for one that was never set.
"$ARCHCHECK" scan --format github --output "sarif=$sarif" ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"} ||
  status=$?
echo "status=$status" >>"$GITHUB_OUTPUT"
[ ! -s "$sarif" ] || echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
