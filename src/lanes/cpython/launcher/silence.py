"""Makes a listening socket, at descriptor 3, deaf: what the system has taken on stays, and nothing is added to it.

A socket that is closed resets the connections that wait in it, whose senders cannot know that nothing of theirs was begun.
Deaf first, its owner can take all that wait, and then close it: who comes meanwhile tries again and finds it closed.
"""

import ctypes
import socket
import struct

_ATTACH_FILTER = 26
#: The one instruction of a packet filter: keep no byte.
_DROP_ALL = struct.pack("HBBI", 0x06, 0, 0, 0)


def main():
    """Attaches the filter to the socket, which this process shares with the one that started it."""
    program = ctypes.create_string_buffer(_DROP_ALL, len(_DROP_ALL))
    listening = socket.socket(fileno=3)
    listening.setsockopt(socket.SOL_SOCKET, _ATTACH_FILTER, struct.pack("HL", 1, ctypes.addressof(program)))


if __name__ == "__main__":
    main()
