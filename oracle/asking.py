"""Puts questions to a loader, each in a process of its own, and keeps the answers as lines of JSON."""

import json
import os
import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
JOBS = 2
PATIENCE = 120.0


class Host:
    """Where the questions are answered: a Python, the words before it (chroot, qemu), and how paths read inside."""

    def __init__(self, python, before=(), root="", answer=None, patience=PATIENCE):
        self.python = python
        self.before = list(before)
        self.root = root.rstrip("/")
        self.answer = answer or os.path.join(HERE, "answer.py")
        self.patience = patience

    def inside(self, path):
        return path[len(self.root):] if self.root and path.startswith(self.root + "/") else path

    def outside(self, path):
        return self.root + path

    def run(self, python, program):
        """What the program prints, run by that Python in there."""
        return subprocess.run([*self.before, self.inside(python), "-I", "-c", program], check=True, cwd="/",
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment()).stdout.decode()

    def ask(self, question):
        """question: {"verb": dlopen | import | start, "subject": …, "python": FILE or absent}."""
        if question["verb"] == "start":
            return self.start(question["subject"])
        python = self.inside(question.get("python") or self.python)
        subject = question["subject"]
        return self.talk([*self.before, python, "-I", self.answer], question["verb"],
                         self.inside(subject) if question["verb"] == "dlopen" else subject)

    def talk(self, words, verb, subject):
        """Runs the words with a file descriptor to answer on, and the question, behind them."""
        read, write = os.pipe()
        try:
            process = subprocess.Popen([*words, str(write), verb, subject], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=[write], cwd="/",
                                       env=environment(), start_new_session=True)
        finally:
            os.close(write)
        with os.fdopen(read, encoding="utf-8", errors="surrogateescape") as answers:
            status, said, spoken = self.wait(process, answers)
        if status is None:
            return {"outcome": "timeout", "errors": [], "loaded": []}
        if spoken.strip():
            return json.loads(spoken)
        return died(status, said)

    def wait(self, process, answers):
        """The exit status, or none when patience ended; the end of standard error; what came through the pipe."""
        said, heard = [], []
        listeners = [threading.Thread(target=lambda: said.append(process.stderr.read()), daemon=True),
                     threading.Thread(target=lambda: heard.append(answers.read()), daemon=True)]
        for listener in listeners:
            listener.start()
        try:
            status = process.wait(self.patience)
        except subprocess.TimeoutExpired:
            status = None
            end_group(process)
        for listener in listeners:
            listener.join(5)
        process.stderr.close()
        text = (said[0] if said else b"").decode("utf-8", "replace")
        return status, text[-2000:], heard[0] if heard else ""

    def start(self, program):
        """Starts the program as its loader does, but only lists what is loaded: no code of the program runs."""
        try:
            done = subprocess.run([*self.before, self.inside(program)], stdin=subprocess.DEVNULL, capture_output=True,
                                  timeout=self.patience, cwd="/", check=False,
                                  env={**environment(), "LD_TRACE_LOADED_OBJECTS": "1", "LD_BIND_NOW": "1",
                                       "LD_WARN": "1"})
        except subprocess.TimeoutExpired:
            return {"outcome": "timeout", "errors": [], "loaded": []}
        except OSError as error:
            return {"outcome": "fails", "loaded": [],
                    "errors": [{"type": "OSError", "text": error.strerror, "loader": False, "path": None}]}
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        wrong = [line.strip() for line in said.splitlines()
                 if "not found" in line or "undefined symbol" in line or "error while loading" in line]
        if done.returncode < 0:
            return died(done.returncode, said[-2000:])
        return {"outcome": "fails" if wrong else "loads", "loaded": [],
                "errors": [{"type": "ld.so", "text": line, "loader": True, "path": None} for line in wrong]}


def environment():
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "MPLBACKEND": "agg",
            "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def end_group(process):
    """Ends what the question started and left behind: its own session, nothing else."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def died(status, said):
    number = -status if status < 0 else status - 128 if status > 128 else 0
    return {"outcome": "dies", "signal": number, "status": status, "said": said, "errors": [], "loaded": []}


def ask_all(host_of, questions, out, progress=None):
    """Appends one line a question to the file out; questions that are answered there are not asked again."""
    known = {record["id"] for record in read_answers(out)}
    open_ones = [question for question in questions if question["id"] not in known]
    lock = threading.Lock()
    done = [0]
    with open(out, "a", encoding="utf-8") as file, ThreadPoolExecutor(JOBS) as pool:
        def run(question):
            record = {**question, **host_of(question).ask(question)}
            with lock:
                file.write(json.dumps(record, sort_keys=True) + "\n")
                file.flush()
                done[0] += 1
                if progress and done[0] % 200 == 0:
                    progress("%d of %d questions answered" % (done[0], len(open_ones)))
        list(pool.map(run, open_ones))


def read_answers(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.endswith("\n")]
