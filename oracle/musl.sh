#!/bin/sh
# Asks musl's loader. Needs root and musl-tools. Usage: oracle/musl.sh [--work DIR] [--compare]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
exec nice -n 10 python3 "$here/musl.py" "$@"
