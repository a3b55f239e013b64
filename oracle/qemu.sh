#!/bin/sh
# Asks the loaders of other Debian systems, by qemu-user where the machine is another one. Needs root, debootstrap and
# qemu-user-static. Usage: oracle/qemu.sh [--work DIR] [--compare] [SUITE:]ARCHITECTURE…, such as arm64 trixie:amd64
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
exec nice -n 10 python3 "$here/foreign.py" "$@"
