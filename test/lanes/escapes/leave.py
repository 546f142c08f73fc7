# ends: exit
import os

print("leaving: refused", flush=True)
os._exit(7)
