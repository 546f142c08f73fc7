# ends: exit|finished
import os

print("closing: refused", flush=True)
os.closerange(0, 1000)
