"""Makes a virtual environment with what a requirements file names, and prints as JSON what is in it.

Runs outside the walls, with the host's own pip: the file is the host's. One argument: settings as JSON.
"""

import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv


def main():
    """Prints `packages` (name and version of each), `modules` (of all), `wanted` (each requirement to the modules it brings)."""
    settings = json.loads(sys.argv[1])
    folder = settings["folder"]
    os.umask(0o022)
    # Where the interpreter has no pip of its own, its bundled one goes into the environment.
    with_pip = importlib.util.find_spec("pip") is None
    venv.create(folder, system_site_packages=True, symlinks=True, with_pip=with_pip)
    python = os.path.join(folder, "bin", "python")
    packages = _packages_folder(python)
    if sys.prefix != sys.base_prefix:
        _inherit(packages)
    pip = [python, "-m", "pip"] if with_pip else [sys.executable, "-m", "pip", "--python", python]
    installed = _install(pip, settings)
    modules = {item["metadata"]["name"]: _brought(item["metadata"]["name"], packages) for item in installed}
    found = {
        "packages": [_name(item) for item in installed],
        "modules": sorted({name for names in modules.values() for name in names}),
        "wanted": {item["metadata"]["name"]: modules[item["metadata"]["name"]] for item in installed if item["requested"]},
    }
    print(json.dumps(found))


def _packages_folder(python):
    command = [python, "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _inherit(packages):
    """The packages of the virtual environment that this interpreter is in are seen too."""
    own = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    with open(os.path.join(packages, "tierup-inherited.pth"), "w", encoding="utf-8") as file:
        file.writelines(f"{path}\n" for path in sorted(own))


def _install(pip, settings):
    """What pip says that it installed. Leaves the process with pip's complaint where it could not."""
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report")
        command = [*pip, "install", "--requirement", settings["file"], "--ignore-installed", "--report", report]
        command += ["--disable-pip-version-check", "--no-input", "--quiet", "--no-color", "--progress-bar", "off"]
        if settings.get("wheels"):
            command += ["--no-index", "--find-links", settings["wheels"]]
        elif settings.get("index"):
            command += ["--index-url", settings["index"]]
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace")
        if ran.returncode != 0:
            sys.exit(ran.stderr.strip() or ran.stdout.strip() or f"pip ended with {ran.returncode}")
        with open(report, encoding="utf-8") as file:
            return json.load(file)["install"]


def _name(item):
    metadata = item["metadata"]
    return {"name": metadata["name"], "version": metadata["version"]}


def _brought(name, packages):
    """The modules that a package brings."""
    return [module for found in importlib.metadata.distributions(name=name, path=[packages]) for module in _modules(found)]


def _modules(distribution):
    names = set((distribution.read_text("top_level.txt") or "").split())
    for file in () if names else distribution.files or ():
        first = file.parts[0]
        if len(file.parts) > 1:
            names.add(first)
        elif first.endswith((".py", ".so")):
            names.add(first.split(".")[0])
    return sorted(name for name in names if name.isidentifier() and not name.startswith("_"))


if __name__ == "__main__":
    main()
