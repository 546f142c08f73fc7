"""Writes the wheels of the requirements tests into a folder, and prints `NAME==VERSION sha256:HASH` for each."""

import hashlib
import os
import sys
import zipfile

PACKAGES = [
    ("greeting", "1.0", {"greeting.py": "def greet(): return 'hello'\n"}, ()),
    ("greeting", "2.0", {"greeting.py": "from punctuation import mark\ndef greet(): return 'hello' + mark\n"}, ("punctuation",)),
    ("punctuation", "1.0", {"punctuation/__init__.py": "mark = '!'\n"}, ()),
    ("opens-a-socket", "1.0", {"opens_a_socket.py": "import socket\nsocket.socket()\n"}, ()),
    ("ends-the-process", "1.0", {"ends_the_process.py": "import os\nos._exit(3)\n"}, ()),
    ("starts-a-thread", "1.0", {"starts_a_thread.py": "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"}, ()),
]


def write(folder, name, version, files, needs):
    """One wheel, as the specification of the format has it."""
    escaped = name.replace("-", "_")
    info = f"{escaped}-{version}.dist-info"
    metadata = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", *(f"Requires-Dist: {need}\n" for need in needs)]
    contents = {
        **files,
        f"{info}/METADATA": "".join(metadata),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    contents[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*contents, f"{info}/RECORD"])
    path = os.path.join(folder, f"{escaped}-{version}-py3-none-any.whl")
    with zipfile.ZipFile(path, "w") as archive:
        for inner, text in contents.items():
            archive.writestr(zipfile.ZipInfo(inner), text)
    with open(path, "rb") as file:
        print(f"{name}=={version} sha256:{hashlib.sha256(file.read()).hexdigest()}")


for package in PACKAGES:
    write(sys.argv[1], *package)
