"""Records what CPython 3.13 prints for every program under test/language, or checks that the recording still holds.

Takes paths of programs or folders (default: all of test/language). For `feature.py` it writes `feature.out` (standard
output) and, when the program ends with another exit code than 0, `feature.err` (standard error) and `feature.exit`.
A program that is meant to end so says it in a comment line `# Ends with exit code N.`; any other ending is refused, and
so is a program whose output depends on the hash seed. Standard input is `feature.in` where that file exists, else empty.

    python3.13 scripts/record-language.py [--check] [path ...]
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REQUIRED_VERSION = (3, 13)
SUITE = Path(__file__).resolve().parent.parent / 'test' / 'language'
TIMEOUT_SECONDS = 60
HASH_SEEDS = ('0', '1')
ENDS_WITH = re.compile(r'^# Ends with exit code (\d+)\.$', re.MULTILINE)


class Refused(Exception):
    """The program cannot be recorded; the message says why."""


def main():
    options = parse_arguments()
    if sys.version_info[:2] != REQUIRED_VERSION:
        sys.exit(f'CPython 3.13 records this suite, this is {sys.version.split()[0]}')
    programs = find_programs(options.paths)
    handle = check if options.check else record
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        complaints = [complaint for complaint in pool.map(handle, programs) if complaint]
    for complaint in complaints:
        print(complaint)
    if not options.check and not options.paths:
        remove_orphans()
        write_summary(programs)
    print(f'{len(programs) - len(complaints)} of {len(programs)} programs {"hold" if options.check else "recorded"}')
    sys.exit(1 if complaints else 0)


def parse_arguments():
    parser = argparse.ArgumentParser(description='Record the outputs of the language suite from CPython 3.13.')
    parser.add_argument('--check', action='store_true', help='compare with the recording instead of writing it')
    parser.add_argument('paths', nargs='*', type=Path, help='programs or folders, default all')
    return parser.parse_args()


def find_programs(paths):
    programs = []
    for path in paths or [SUITE]:
        programs += sorted(path.resolve().rglob('*.py')) if path.is_dir() else [path.resolve()]
    return programs


def record(program):
    try:
        recording = run_program(program)
    except Refused as refusal:
        return f'{program}: {refusal}'
    for suffix in ('.out', '.err', '.exit'):
        beside = program.with_suffix(suffix)
        if suffix in recording:
            beside.write_text(recording[suffix], encoding='utf-8', newline='')
        else:
            beside.unlink(missing_ok=True)
    return None


def check(program):
    try:
        recording = run_program(program)
    except Refused as refusal:
        return f'{program}: {refusal}'
    for suffix in ('.out', '.err', '.exit'):
        beside = program.with_suffix(suffix)
        recorded = beside.read_bytes().decode('utf-8') if beside.exists() else None
        if recorded != recording.get(suffix):
            difference = difflib.unified_diff(
                (recorded or '').splitlines(), recording.get(suffix, '').splitlines(), 'recorded', 'now', lineterm=''
            )
            return f'{beside} differs\n' + '\n'.join(difference)
    return None


def run_program(program):
    """The recording as a mapping from file suffix to text; raises Refused."""
    first, *others = [run_once(program, seed) for seed in HASH_SEEDS]
    if any(other != first for other in others):
        raise Refused('output is not deterministic')
    output, error_output, exit_code = first
    declared = ENDS_WITH.search(program.read_text(encoding='utf-8'))
    if exit_code != (int(declared[1]) if declared else 0):
        raise Refused(f'ended with exit code {exit_code}\n{error_output}')
    if exit_code == 0:
        return {'.out': output}
    return {'.out': output, '.err': error_output, '.exit': f'{exit_code}\n'}


def run_once(program, hash_seed):
    standard_input = program.with_suffix('.in')
    try:
        finished = subprocess.run(
            [sys.executable, '-s', '-B', program.name],
            cwd=program.parent,
            env={'PYTHONHASHSEED': hash_seed, 'PYTHON_COLORS': '0', 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC'},
            input=standard_input.read_bytes() if standard_input.exists() else b'',
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise Refused(f'still running after {TIMEOUT_SECONDS} s') from None
    folder = f'{program.parent}{os.sep}'
    output, error_output = (
        stream.decode('utf-8').replace(folder, '') for stream in (finished.stdout, finished.stderr)
    )
    return output, error_output, finished.returncode


def remove_orphans():
    """Deletes recordings whose program is gone."""
    for suffix in ('.out', '.err', '.exit'):
        for path in SUITE.rglob(f'*{suffix}'):
            if not path.with_suffix('.py').exists():
                path.unlink()


def write_summary(programs):
    areas = {}
    for program in programs:
        area = program.parent.relative_to(SUITE).as_posix()
        areas[area] = areas.get(area, 0) + 1
    rows = ''.join(f'| {area} | {count} |\n' for area, count in sorted(areas.items()))
    (SUITE / 'RECORDED.md').write_text(
        f'# What recorded these outputs\n\nCPython {sys.version}\n\n'
        f'{len(programs)} programs:\n\n| folder | programs |\n|---|---|\n{rows}',
        encoding='utf-8',
    )


if __name__ == '__main__':
    main()
