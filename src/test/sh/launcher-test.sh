#!/bin/sh
# Tests of ./archcheck, the launcher: with a stand-in for Maven and a program of ten lines, so that they take seconds.
# Needs a JDK on PATH or in JAVA_HOME. Usage: src/test/sh/launcher-test.sh [SHELL...], default: every sh there is.
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/archcheck launcher.XXXXXX") || exit 1
work=$(CDPATH='' cd -- "$work" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

unset ARCHCHECK_JAVA_HOME ARCHCHECK_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
jdk_bin=${JAVA_HOME:+$JAVA_HOME/bin/}
failures=0 checks=0

# ---- a project with a program that tells what it was given ----------------------------------------------------------

mkdir -p "$work/program" "$work/tools"
cat >"$work/program/Main.java" <<'JAVA'
package io.github.archcheck.cli;

public final class Main {
    public static void main(String[] args) throws Exception {
        for (String arg : args) {
            System.out.println("[" + arg + "]");
        }
        System.out.println("heap=" + (Runtime.getRuntime().maxMemory() >> 20) + " p=" + System.getProperty("p"));
        System.out.println("terminals=" + System.getProperty("archcheck.terminals")
                + " columns=" + System.getProperty("archcheck.columns"));
        if (args.length > 1 && args[0].equals("exit")) {
            System.exit(Integer.parseInt(args[1]));
        }
        if (args.length > 0 && args[0].equals("sleep")) {
            Thread.sleep(60_000);
        }
    }
}
JAVA
(cd "$work/program" && "${jdk_bin}javac" --release 17 -d . Main.java && "${jdk_bin}jar" cf program.jar io) || exit 1

# Stands in for Maven: FAKE_MVN says what it does; every call leaves a line in the project's "builds".
cat >"$work/tools/mvn" <<'SH'
#!/bin/sh
echo "built with $JAVA_HOME: $*" >>builds
case ${FAKE_MVN-} in
  fail) echo '[ERROR] this is why'; exit 1 ;;
  nothing) exit 0 ;;
  broken) PROGRAM=/dev/null ;;
  slow) sleep 2 ;;
esac
mkdir -p target && cp "$PROGRAM" target/archcheck.jar
SH
chmod +x "$work/tools/mvn"
export PROGRAM="$work/program/program.jar"

# A Java that only says who it is: fake_java HOME VERSION
fake_java() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="nobody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\necho "fake %s"\n' "$2" >"$1/bin/java"
  chmod +x "$1/bin/java"
}

# A fresh clone in $project.
project() {
  project="$work/clone $1"
  rm -rf "$project"
  mkdir -p "$project/src/main/java" "$project/.mvn"
  cp "$here/archcheck" "$project/archcheck"
  echo '<project/>' >"$project/pom.xml"
  echo 'class A {}' >"$project/src/main/java/A.java"
  echo 'class B {}' >"$project/src/main/java/B.java"
  find "$project" -exec touch -t 202001010000 {} +
}

# ---- asking ---------------------------------------------------------------------------------------------------------

# run COMMAND...: leaves status, $work/out, $work/err.
run() {
  status=0
  PATH="$work/tools:$PATH" "$@" </dev/null >"$work/out" 2>"$work/err" || status=$?
}

is() { # WHAT EXPECTED ACTUAL
  checks=$((checks + 1))
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf 'FAILED (%s) %s\n  expected: %s\n  actual:   %s\n' "$shell" "$1" "$2" "$3"
  sed 's/^/  stderr:   /' "$work/err"
}

has() { # WHAT TEXT FILE
  checks=$((checks + 1))
  grep -qF -- "$2" "$3" && return
  failures=$((failures + 1))
  printf 'FAILED (%s) %s\n  expected in %s: %s\n' "$shell" "$1" "${3##*/}" "$2"
  sed 's/^/  has:      /' "$3"
}

lines() { wc -l <"$1" | tr -d ' '; }
builds() { if [ -f "$project/builds" ]; then lines "$project/builds"; else echo 0; fi; }

# ---- claims ---------------------------------------------------------------------------------------------------------

no_java_is_69_and_one_line() {
  project none
  status=0
  env -i PATH="$work/empty" HOME="$work/empty" "$(command -v "$shell")" "$project/archcheck" --version \
    >"$work/out" 2>"$work/err" || status=$?
  is 'no Java: status' 69 "$status"
  is 'no Java: one line' 1 "$(lines "$work/err")"
  is 'no Java: nothing on standard output' 0 "$(lines "$work/out")"
  has 'no Java: says what is needed' 'no Java 17 or newer' "$work/err"
}

old_java_is_69_and_named() {
  project old
  fake_java "$work/java-11" 11.0.2
  status=0
  env -i PATH="$work/empty" JAVA_HOME="$work/java-11" "$(command -v "$shell")" "$project/archcheck" \
    >"$work/out" 2>"$work/err" || status=$?
  is 'old Java: status' 69 "$status"
  has 'old Java: named' 'Java 11.0.2' "$work/err"
  is 'old Java: one line' 1 "$(lines "$work/err")"
}

our_own_java_home_is_not_passed_over() {
  project own
  run env ARCHCHECK_JAVA_HOME="$work/nowhere" "$shell" "$project/archcheck"
  is 'ARCHCHECK_JAVA_HOME that is none: status' 69 "$status"
  has 'ARCHCHECK_JAVA_HOME that is none: named' "$work/nowhere" "$work/err"
  run env ARCHCHECK_JAVA_HOME="$work/java-11" "$shell" "$project/archcheck"
  is 'ARCHCHECK_JAVA_HOME too old: status' 69 "$status"
  has 'ARCHCHECK_JAVA_HOME too old: version' 11.0.2 "$work/err"
}

the_newest_java_runs() {
  project newest
  mkdir -p "$project/target"
  cp "$PROGRAM" "$project/target/archcheck.jar"
  fake_java "$work/java 90" 90
  fake_java "$work/java-91" 91.0.1
  mkdir -p "$work/bin-91" && ln -sf "$work/java-91/bin/java" "$work/bin-91/java"
  run env JAVA_HOME="$work/java 90" PATH="$work/bin-91:$PATH" "$shell" "$project/archcheck"
  is 'newest Java: on PATH' 'fake 91.0.1' "$(cat "$work/out")"
  run env JAVA_HOME="$work/java-91" PATH="$work/java 90/bin:$PATH" "$shell" "$project/archcheck"
  is 'newest Java: in JAVA_HOME' 'fake 91.0.1' "$(cat "$work/out")"
  run env ARCHCHECK_JAVA_HOME="$work/java 90" JAVA_HOME="$work/java-91" "$shell" "$project/archcheck"
  is 'newest Java: ARCHCHECK_JAVA_HOME wins' 'fake 90' "$(cat "$work/out")"
  run env JAVA_HOME="$work/nowhere" PATH="$work/bin-91:$PATH" "$shell" "$project/archcheck"
  is 'newest Java: a broken JAVA_HOME is passed over' 'fake 91.0.1' "$(cat "$work/out")"
}

first_run_builds_and_runs() {
  project first
  run "$shell" "$project/archcheck" 'two words' '' '*' "it's"
  is 'first run: status' 0 "$status"
  is 'first run: arguments' "[two words] [] [*] [it's] heap" "$(tr '\n' ' ' <"$work/out" | sed 's/=.*//')"
  is 'first run: one line of progress' 'archcheck: building (first run only)…' "$(cat "$work/err")"
  run "$shell" "$project/archcheck"
  is 'second run: status' 0 "$status"
  is 'second run: silent' '' "$(cat "$work/err")"
  is 'second run: no build' 1 "$(builds)"
}

it_runs_from_anywhere() {
  ln -sf "$project/archcheck" "$work/link one"
  ln -sf 'link one' "$work/link two"
  run "$work/link two" here
  is 'through two links' '[here]' "$(sed -n 1p "$work/out")"
  (cd "$project/src" && "$shell" ../archcheck there) >"$work/out" 2>"$work/err" </dev/null
  is 'from a folder below' '[there]' "$(sed -n 1p "$work/out")"
  (cd "$project" && "$shell" archcheck there) >"$work/out" 2>"$work/err" </dev/null
  is 'by name only' '[there]' "$(sed -n 1p "$work/out")"
  (cd / && PATH="$project:$PATH" archcheck there) >"$work/out" 2>"$work/err" </dev/null
  is 'through PATH' '[there]' "$(sed -n 1p "$work/out")"
  is 'none of them built' 1 "$(builds)"
}

terminals_are_told() {
  run "$shell" "$project/archcheck"
  has 'no terminal' 'terminals= columns=null' "$work/out"
  # script gives a terminal to what it runs; there are two kinds of it, and systems without.
  script -qec true /dev/null </dev/null >/dev/null 2>&1 || return 0
  quoted=$(printf "%s '%s/archcheck'" "$shell" "$project")
  PATH="$work/tools:$PATH" script -qec "stty cols 77; $quoted" /dev/null </dev/null >"$work/out" 2>"$work/err"
  has 'two terminals' 'terminals=out,err columns=77' "$work/out"
  PATH="$work/tools:$PATH" script -qec "$quoted 2>/dev/null" /dev/null </dev/null >"$work/out" 2>"$work/err"
  has 'one terminal' 'terminals=out columns=' "$work/out"
}

status_of_the_program_is_ours() {
  for wanted in 0 1 3 70; do
    run "$shell" "$project/archcheck" exit "$wanted"
    is "status of the program" "$wanted" "$status"
  done
}

java_options_are_passed_on_and_never_look_like_findings() {
  run env ARCHCHECK_JAVA_OPTS='-Xmx77m -Dp=q' "$shell" "$project/archcheck"
  has 'options' 'p=q' "$work/out"
  checks=$((checks + 1))
  grep -q 'heap=7[0-9] ' "$work/out" || { failures=$((failures + 1)) && echo "FAILED heap option" && cat "$work/out"; }
  run env ARCHCHECK_JAVA_OPTS='-XX:+NoSuchThing' "$shell" "$project/archcheck"
  is 'bad options: status' 70 "$status"
  has 'bad options: named' NoSuchThing "$work/err"
  is 'bad options: nothing on standard output' 0 "$(lines "$work/out")"
}

changed_sources_build_again() {
  touch "$project/src/main/java/A.java"
  run "$shell" "$project/archcheck"
  is 'changed source: built' 2 "$(builds)"
  has 'changed source: said' 'building (the sources have changed)' "$work/err"
  rm "$project/src/main/java/B.java"
  run "$shell" "$project/archcheck"
  is 'removed source: built' 3 "$(builds)"
  run "$shell" "$project/archcheck"
  is 'then nothing' 3 "$(builds)"
}

a_failed_build_is_70_and_says_why() {
  touch "$project/src/main/java/A.java"
  run env FAKE_MVN=fail "$shell" "$project/archcheck"
  is 'failed build: status' 70 "$status"
  has 'failed build: reason' 'this is why' "$work/err"
  has 'failed build: log' "$project/target/launcher/build.log" "$work/err"
  is 'failed build: nothing on standard output' 0 "$(lines "$work/out")"
  is 'failed build: lock given back' no "$([ -e "$project/target/launcher/lock" ] && echo yes || echo no)"
  run "$shell" "$project/archcheck"
  is 'failed build: the next run tries again' 0 "$status"
  project nothing
  run env FAKE_MVN=nothing "$shell" "$project/archcheck"
  is 'a build without a result: status' 70 "$status"
  run env FAKE_MVN=broken "$shell" "$project/archcheck"
  is 'a program that does not start: status' 70 "$status"
  has 'a program that does not start: said' 'does not start' "$work/err"
  run "$shell" "$project/archcheck"
  is 'a program that does not start: built anew by the next run' 0 "$status"
}

no_maven_is_70_and_one_line() {
  project unbuilt
  mkdir -p "$work/few"
  for tool in find readlink mkdir rm sh; do ln -sf "$(command -v "$tool")" "$work/few/$tool"; done
  status=0
  real_home=$(dirname "$(dirname "$(readlink -f "$(command -v "${jdk_bin}javac")")")")
  env -i PATH="$work/few" JAVA_HOME="$real_home" "$(command -v "$shell")" "$project/archcheck" \
    >"$work/out" 2>"$work/err" || status=$?
  is 'no Maven: status' 70 "$status"
  is 'no Maven: one line' 1 "$(lines "$work/err")"
  has 'no Maven: said' 'Maven' "$work/err"
}

of_several_first_runs_one_builds() {
  project several
  for n in 1 2 3 4; do
    (
      PATH="$work/tools:$PATH" FAKE_MVN=slow "$shell" "$project/archcheck" "$n" \
        </dev/null >"$work/out.$n" 2>"$work/err.$n"
      echo $? >"$work/status.$n"
    ) &
  done
  wait
  cp "$work/err.1" "$work/err"
  is 'several first runs: one build' 1 "$(builds)"
  for n in 1 2 3 4; do
    is "several first runs: status" 0 "$(cat "$work/status.$n")"
    is "several first runs: output" "[$n]" "$(sed -n 1p "$work/out.$n")"
  done
}

a_dead_owner_s_lock_is_cleared() {
  project dead
  mkdir -p "$project/target/launcher/lock"
  sh -c 'echo $$' >"$project/target/launcher/lock/pid"
  run "$shell" "$project/archcheck"
  is 'dead lock: status' 0 "$status"
  is 'dead lock: built' 1 "$(builds)"
}

interruption_is_130() {
  # The launcher becomes Java, so its process id is what a terminal would interrupt. Started with signals ignored
  # (as a shell does for what runs behind it) Java would stay deaf: python or perl would help, a Java does too.
  cat >"$work/program/Interrupt.java" <<'JAVA'
public final class Interrupt {
    public static void main(String[] args) throws Exception {
        Process process = new ProcessBuilder(args).redirectErrorStream(true).start();
        var out = process.inputReader();
        for (String line = out.readLine(); line != null && !line.startsWith("heap="); ) {
            line = out.readLine();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        System.out.println(process.waitFor());
    }
}
JAVA
  is 'interrupted: status' 130 "$(PATH="$work/tools:$PATH" "${jdk_bin}java" "$work/program/Interrupt.java" \
    "$(command -v "$shell")" "$project/archcheck" sleep 2>&1)"
}

names_beyond_ascii_arrive_in_the_c_locale() {
  run env -u LANG -u LC_CTYPE LC_ALL=C "$shell" "$project/archcheck" 'grün'
  is 'C locale' '[grün]' "$(sed -n 1p "$work/out")"
}

a_damaged_archive_does_no_harm() {
  for archive in "$project"/target/launcher/*.jsa "$project"/target/launcher/*.aot; do
    [ -f "$archive" ] || continue
    chmod u+w "$archive"
    echo damaged >"$archive"
  done
  run "$shell" "$project/archcheck" fine
  is 'damaged archive: status' 0 "$status"
  is 'damaged archive: output' '[fine]' "$(sed -n 1p "$work/out")"
  is 'damaged archive: silent' '' "$(cat "$work/err")"
}

a_clone_that_cannot_be_written_to_still_runs() {
  [ "$(id -u)" -ne 0 ] || return 0
  rm -rf "$project/target/launcher"
  chmod a-w "$project/target" "$project"
  run "$shell" "$project/archcheck" fine
  chmod u+w "$project/target" "$project"
  is 'read-only clone: status' 0 "$status"
  is 'read-only clone: output' '[fine]' "$(sed -n 1p "$work/out")"
}

[ $# -gt 0 ] || set -- sh dash bash ksh 'busybox'
tried=' '
for shell; do
  command -v "$shell" >/dev/null || continue
  real=$(readlink -f "$(command -v "$shell")" 2>/dev/null || command -v "$shell")
  case $tried in *" $real "*) continue ;; esac
  tried="$tried$real "
  if [ "$shell" = busybox ]; then
    printf '#!/bin/sh\nexec busybox sh "$@"\n' >"$work/tools/busybox-sh"
    chmod +x "$work/tools/busybox-sh"
    shell=$work/tools/busybox-sh
  fi
  no_java_is_69_and_one_line
  old_java_is_69_and_named
  our_own_java_home_is_not_passed_over
  the_newest_java_runs
  first_run_builds_and_runs
  it_runs_from_anywhere
  terminals_are_told
  status_of_the_program_is_ours
  java_options_are_passed_on_and_never_look_like_findings
  changed_sources_build_again
  a_failed_build_is_70_and_says_why
  no_maven_is_70_and_one_line
  of_several_first_runs_one_builds
  a_dead_owner_s_lock_is_cleared
  interruption_is_130
  names_beyond_ascii_arrive_in_the_c_locale
  a_damaged_archive_does_no_harm
  a_clone_that_cannot_be_written_to_still_runs
done

echo "launcher: $checks checks, $failures failed (shells:$tried)"
[ "$checks" -gt 50 ] && [ "$failures" -eq 0 ]
