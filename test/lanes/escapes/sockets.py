# ends: finished
import asyncio, os, socket, urllib.request

for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_VSOCK):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        attempt(f"{family!r} {kind!r}", lambda: socket.socket(family, kind))
attempt("connect", lambda: socket.create_connection(("127.0.0.1", 80), 1))
attempt("abstract", lambda: socket.socket(socket.AF_UNIX).connect("\0any"))
attempt("server", lambda: socket.create_server(("127.0.0.1", 0)))
attempt("names", lambda: socket.getaddrinfo("example.com", 80))
attempt("address", lambda: socket.gethostbyname("localhost.localdomain"))
attempt("http", lambda: urllib.request.urlopen("http://127.0.0.1/", timeout=1))
a, b = socket.socketpair()
attempt("send from a pair", lambda: a.sendto(b"x", "\0any"))
attempt("reconnect a pair", lambda: a.connect("\0any"))
attempt("io_uring", lambda: system_call(425, 1, 0))
