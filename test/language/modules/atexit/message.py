# Ends with exit code 1.
# The message of sys.exit comes before what functions of atexit print.
import atexit
import sys

atexit.register(print, 'on stderr', file=sys.stderr)
sys.exit('good bye')
