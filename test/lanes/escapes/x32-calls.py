# ends: exit
import platform

print("calls of the x32 interface: refused", flush=True)
if platform.machine() == "x86_64":
    print("GOT THROUGH", system_call(0x40000000 | 39))
else:
    raise SystemExit(1)
