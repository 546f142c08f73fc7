# === what is written to standard error is kept in order with the traceback ===
# Ends with exit code 1.
import sys
print('to stdout')
print('to stderr', file=sys.stderr)
sys.stderr.write('written\n')
try:
    1 / 0
except ZeroDivisionError:
    import traceback
    traceback.print_exc()
raise ValueError('last')
