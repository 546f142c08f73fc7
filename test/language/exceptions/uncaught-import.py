# === a module that does not exist ===
# Ends with exit code 1.
print('before')
from collections import OrderedDict
import does_not_exist.sub
print('after')
