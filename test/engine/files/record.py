"""Records what CPython prints for the programs beside this file: python3.13 test/engine/files/record.py"""
import json
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
for program in sorted(here.glob("*.py")):
    if program.name == "record.py":
        continue
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-W", "ignore", program], cwd=folder, capture_output=True, text=True,
            env={"TZ": "UTC", "PATH": "", "LANG": "C.UTF-8", "PYTHONUTF8": "0"},
        )
        assert ran.returncode == 0, ran.stderr
        root = pathlib.Path(folder)
        left = {
            str(path.relative_to(root)): path.read_bytes().hex() if path.is_file() else None
            for path in sorted(root.rglob("*"))
        }
    program.with_suffix(".json").write_text(json.dumps({"stdout": ran.stdout, "left": left}, indent=1) + "\n")
