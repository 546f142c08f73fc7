# ends: exit
import ctypes, mmap, platform

print("calls of another interface: refused", flush=True)
if platform.machine() == "x86_64":
    # mov eax, 20 (getpid of 32-bit programs); int 0x80; ret
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    print("GOT THROUGH", ctypes.CFUNCTYPE(ctypes.c_int)(address)())
else:
    raise SystemExit(1)
