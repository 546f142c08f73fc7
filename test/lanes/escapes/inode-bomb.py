# ends: finished|limit
import os


def fill(make):
    for number in range(100_000):
        make(number)


attempt("files", lambda: fill(lambda number: open(f"f{number}", "w").close()))
attempt("folders", lambda: fill(lambda number: os.mkdir(f"d{number}")))
attempt("depth", lambda: fill(lambda number: (os.mkdir("d"), os.chdir("d"))))
attempt("many small files", lambda: fill(lambda number: open(f"s{number}", "wb").write(b"x" * 100_000)))
attempt("open files", lambda: [open("/dev/null") for _ in range(100_000)])
