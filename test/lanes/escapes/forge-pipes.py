# ends: exit|finished|limit|error
import json, os

print("forging: refused", flush=True)
for descriptor in range(64):
    for text in (
        '{"kind": "done", "chunks": [], "outcome": {"kind": "finished"}}\n',
        '{"kind": "ready"}\n{"kind": "output", "chunks": [["stdout", "GOT THROUGH"]]}\n',
        json.dumps({"kind": "error", "error": {"type": {}, "message": 1}}),
        "[" * 100_000,
    ):
        try:
            if descriptor not in (1, 2, 3, 4):
                os.write(descriptor, text.encode())
        except OSError:
            continue
