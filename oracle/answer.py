"""Asks the loader one question in this very process: answer.py FD dlopen PATH | answer.py FD import MODULE.

The answer is one line of JSON on the file descriptor FD. A process that dies without one has answered, too. Runs on any
Python 3.6 or newer, of any machine; nothing of the harness is imported.
"""

import json
import os
import sys

OWN_WORDS = ("cannot import name ", "dynamic module does not define ")


def loaded():
    """The files mapped into this process, as the kernel names them."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
            return sorted({line.split(None, 5)[5].rstrip("\n") for line in maps if len(line.split(None, 5)) == 6
                           and line.split(None, 5)[5].startswith("/")})
    except OSError:
        return []


def from_loader(error):
    """Whether the text is the dynamic loader's: of an import that found its file, or of ctypes."""
    if isinstance(error, ImportError):
        return error.path is not None and not str(error).startswith(OWN_WORDS) and ".py" not in error.path[-4:]
    return isinstance(error, OSError) and error.errno is None


def told(error):
    seen = []
    while error is not None and all(error is not other for other in seen):
        seen.append(error)
        error = error.__cause__ or error.__context__
    return [{"type": type(one).__name__, "text": str(one), "loader": from_loader(one),
             "path": getattr(one, "path", None)} for one in seen]


def attempt(verb, subject):
    if verb == "dlopen":
        import ctypes
        ctypes.CDLL(subject, mode=os.RTLD_NOW)
    elif verb == "import":
        __import__(subject)
    else:
        raise ValueError(verb)


def main():
    descriptor, verb, subject = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    answer = {"outcome": "loads", "errors": []}
    try:
        attempt(verb, subject)
    except BaseException as error:  # pylint: disable=broad-except
        answer = {"outcome": "fails", "errors": told(error)}
    answer["loaded"] = loaded()
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(json.dumps(answer) + "\n")
    # What the libraries would do at the end is not asked for.
    os._exit(0)


main()
