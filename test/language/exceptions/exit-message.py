# === a text goes to standard error and the code is 1 ===
# Ends with exit code 1.
import sys
print('working')
sys.exit('stopped: no data')
