#!/bin/sh
# Makes the tree if there is none yet, then measures. Usage: bench/run.sh [RUNS], default 5.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
tree=$here/work/tree
[ -d "$tree" ] || python3 "$here/make_tree.py" "$tree"
exec python3 "$here/measure.py" "$tree" "${1:-5}"
