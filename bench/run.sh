#!/bin/sh
# Makes the tree if there is none yet, then measures. Usage: bench/run.sh [RUNS], default 5.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=${here%/*}
tree=$here/work/tree
runs=${1:-5}
[ -d "$tree" ] || python3 "$here/make_tree.py" "$tree"
python3 "$here/measure.py" "$tree" "$runs"

# The phases of a scan, in one Java with the launcher's flags: needs nothing but our own classes.
[ -d "$root/target/test-classes" ] || (cd "$root" && mvn -q -B test-compile)
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g -Xmn16m -cp "$root/target/classes:$root/target/test-classes" \
  io.github.archcheck.cli.PhaseTimes "$here/work/linked" "$runs"
