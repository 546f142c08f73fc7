# === sys.exit ends with its code and runs finally ===
# Ends with exit code 3.
import sys
for code in None, 0, 1, 'text', True, 2.5, [1]:
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error), error.code)
try:
    try:
        sys.exit(3)
    finally:
        print('finally runs')
except Exception:
    print('never: SystemExit is not an Exception')
