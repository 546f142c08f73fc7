# === a module that is no package; docs/divergences/imports.md has what a module that does not exist adds ===
# Ends with exit code 1.
print('before')
from collections import OrderedDict
import math.does_not_exist
print('after')
