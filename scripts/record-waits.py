"""Records what CPython prints for the programs of test/engine/saving/NAME.py, with the answers that their titles give.

    PYENV_VERSION=3.13.0 python3 scripts/record-waits.py NAME ...
"""

import contextlib
import io
import itertools
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).parent.parent / "test" / "engine" / "saving"

for name in sys.argv[1:]:
    shown = io.StringIO()
    for part in re.split(r"^# === ", (FOLDER / f"{name}.py").read_text(), flags=re.MULTILINE)[1:]:
        title, answers, source = re.fullmatch(r"(.+?) === ([\d ]+)\n(.*)", part, re.DOTALL).groups()
        given = itertools.cycle(map(int, answers.split()))
        shown.write(f"# === {title} ===\n")
        with contextlib.redirect_stdout(shown):
            exec(source, {"ask": lambda question: next(given)})
    (FOLDER / f"{name}.out").write_text(shown.getvalue())
