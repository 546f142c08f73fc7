"""Runs programs for the fuzzer: one JSON line {"source", "filename"} in, one {"stdout", "error", ...} out."""
import io
import json
import linecache
import os
import resource
import signal
import sys
import tempfile
import traceback
import warnings

warnings.simplefilter("ignore")
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
SECONDS = 5
# Programs are files: CPython reads the line of a syntax error from there.
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)


class OutOfTime(BaseException):
    pass


def on_alarm(signum, frame):
    raise OutOfTime


signal.signal(signal.SIGALRM, on_alarm)


def formatted(error):
    """The traceback without the frame of this file."""
    trace = error.__traceback__
    return "".join(traceback.format_exception(type(error), error, trace.tb_next if trace else None))


def run(source, filename):
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    with open(filename, "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(source)
    out = io.StringIO()
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = out
    result = {"error": ""}
    signal.alarm(SECONDS)
    try:
        namespace = {"__name__": "__main__", "__builtins__": __builtins__, "__doc__": None}
        exec(compile(source, filename, "exec"), namespace)
    except (OutOfTime, MemoryError):
        result["unsettled"] = True
    except SystemExit as error:
        result["error"] = f"exit {error.code}"
    except BaseException as error:
        result["error"] = formatted(error)
    finally:
        signal.alarm(0)
        sys.stdout, sys.stderr = before
    result["stdout"] = out.getvalue()
    return result


for request in sys.stdin:
    asked = json.loads(request)
    print(json.dumps(run(asked["source"], asked["filename"])), flush=True)
