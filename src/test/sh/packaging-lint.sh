#!/bin/sh
# Lints what cannot be run here: Dockerfile, Homebrew formula, action, workflows, hooks and catalog; and runs the action's
# two scripts against made-up releases. What this machine has no linter for is skipped, and said.
# Usage: src/test/sh/packaging-lint.sh
set -u

cd "$(dirname -- "$0")/../../.." || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/archcheck-lint.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
failures=0 checks=0 skipped=0

# lint PROGRAM WHAT ARGUMENT...
lint() {
  program=$1 what=$2
  shift 2
  if ! command -v "$program" >/dev/null; then
    skipped=$((skipped + 1))
    printf 'SKIPPED %s: no %s\n' "$what" "$program"
    return
  fi
  check "$what" "$program" "$@"
}

check() {
  checks=$((checks + 1))
  what=$1
  shift
  "$@" >"$work/said" 2>&1 && return
  failures=$((failures + 1))
  printf 'FAILED %s\n' "$what"
  sed 's/^/  /' "$work/said"
}

is() { # WHAT EXPECTED ACTUAL
  checks=$((checks + 1))
  [ "$2" = "$3" ] && return
  failures=$((failures + 1))
  printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
}

# ---- linters --------------------------------------------------------------------------------------------------------

lint shellcheck 'shell scripts' .ci/run packaging/action/*.sh src/test/sh/*.sh
lint hadolint Dockerfile Dockerfile
lint actionlint workflows .github/workflows/*.yml
lint check-jsonschema 'workflows against their schema' --builtin-schema vendor.github-workflows .github/workflows/*.yml
lint check-jsonschema 'action against its schema' --builtin-schema vendor.github-actions action.yml
lint pre-commit hooks validate-manifest .pre-commit-hooks.yaml
lint ruby formula -c packaging/homebrew/Formula/archcheck.rb
lint python3 catalog -m json.tool jbang-catalog.json
lint python3 'the package for Python' -m py_compile src/dist/python/__main__.py
rm -rf src/dist/python/__pycache__

# An action that is not pinned is another one tomorrow; an input in a script is the script's.
is 'actions are pinned' '' \
  "$(grep -nE 'uses:' action.yml .github/workflows/*.yml | grep -vE '@[0-9a-f]{40} # v[0-9.]+$')"
is 'no input in a script' '' "$(grep -nE 'run:.*\$\{\{' action.yml .github/workflows/*.yml)"
is 'base images have versions' '' "$(grep -nE '^FROM ' Dockerfile | grep -vE ':[0-9]')"

# ---- the action -----------------------------------------------------------------------------------------------------

mkdir -p "$work/releases/v1.2.3" "$work/archcheck-1.2.3-linux-x86_64/bin" "$work/temp"
cat >"$work/archcheck-1.2.3-linux-x86_64/bin/archcheck" <<'PROGRAM'
#!/bin/sh
for argument; do
  printf '[%s]\n' "$argument"
  case $argument in sarif=*) echo '{}' >"${argument#sarif=}" ;; esac
done
exit 1
PROGRAM
chmod +x "$work/archcheck-1.2.3-linux-x86_64/bin/archcheck"
tar -czf "$work/releases/v1.2.3/archcheck-1.2.3-linux-x86_64.tar.gz" -C "$work" archcheck-1.2.3-linux-x86_64
(cd "$work/releases/v1.2.3" && sha256sum ./* | sed 's|\./||' >SHA256SUMS)

install() { # VERSION: leaves status and $work/output
  : >"$work/output"
  rm -rf "$work/temp" && mkdir "$work/temp"
  status=0
  env VERSION="$1" RUNNER_OS=Linux RUNNER_ARCH="${2:-X64}" RUNNER_TEMP="$work/temp" GITHUB_OUTPUT="$work/output" \
    ARCHCHECK_RELEASES="file://$work/releases" packaging/action/install.sh >"$work/said" 2>&1 || status=$?
}

if command -v curl >/dev/null && command -v sha256sum >/dev/null; then
  install v1.2.3
  is 'install: status' 0 "$status"
  archcheck=$(sed -n 's/^archcheck=//p' "$work/output")
  is 'install: where' "$work/temp/archcheck-1.2.3/archcheck-1.2.3-linux-x86_64/bin/archcheck" "$archcheck"

  rm -rf "$work/temp/archcheck.sarif"
  : >"$work/scanned"
  # shellcheck disable=SC2016
  env ARCHCHECK="$archcheck" RUNNER_TEMP="$work/temp" GITHUB_OUTPUT="$work/scanned" TARGET='linux/arm64 $(id)' PYTHON='' \
    FAIL_ON=never ARGS='--exclude=a b' PATHS="$(printf '%s\n' 'one two' '-x' '' '`id`')" \
    packaging/action/scan.sh >"$work/said" 2>&1
  is 'scan: nothing fails before the upload' 0 $?
  is 'scan: arguments as they were given' \
    "[scan][--format][github][--output][sarif=$work/temp/archcheck.sarif][--target=linux/arm64 \$(id)][--fail-on=never][--exclude=a b][--][one two][-x][\`id\`]" \
    "$(tr -d '\n' <"$work/said")"
  is 'scan: outputs' "status=1 sarif=$work/temp/archcheck.sarif" "$(tr '\n' ' ' <"$work/scanned" | sed 's/ $//')"

  install 1.2.3 S390X
  is 'install: no package for the machine' 2 "$status"
  install '1.2.3; id'
  is 'install: not a version' 2 "$status"
  install 9.9.9
  is 'install: no such release' 1 "$((status > 0))"
  install source
  is 'install: from source' "archcheck=$PWD/archcheck" "$(cat "$work/output")"
  echo more >>"$work/releases/v1.2.3/archcheck-1.2.3-linux-x86_64.tar.gz"
  install 1.2.3
  is 'install: another digest' 1 "$status"
  is 'install: another digest, nothing unpacked' '' "$(find "$work/temp" -name archcheck -type f; cat "$work/output")"
  : >"$work/releases/v1.2.3/SHA256SUMS"
  install 1.2.3
  is 'install: no digest' 1 "$status"
else
  skipped=$((skipped + 1))
  echo "SKIPPED the action's scripts: no curl or sha256sum"
fi

echo "packaging: $checks checks, $failures failed, $skipped skipped"
[ "$checks" -gt 2 ] && [ "$failures" -eq 0 ]
