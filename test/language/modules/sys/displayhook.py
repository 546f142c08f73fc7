import io
import sys

# === an expression of a prompt is shown by the hook, on sys.stdout as it is then ===
before = sys.stdout
sys.stdout = caught = io.StringIO()
exec(compile("1 + 1; None; 'a'", "x", "single"))
sys.stdout = before
print(repr(caught.getvalue()), _)

# === a hook of the program's own ===
shown = []
sys.displayhook = shown.append
exec(compile("[1]; None", "x", "single"))
sys.displayhook = sys.__displayhook__
print(shown)
exec(compile("5", "x", "single"))

# === no hook ===
del sys.displayhook
try:
    exec(compile("5", "x", "single"))
except RuntimeError as error:
    print(error)
