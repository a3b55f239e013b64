#!/bin/sh
# Asks this machine's loader and compares its answers with archcheck's. Usage: oracle/run.sh [--help]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
exec nice -n 10 python3 "$here/judge.py" "$@"
