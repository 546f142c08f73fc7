"""The filter of system calls: built for one process, because it knows its number. See syscalls.py for what it lets by."""

import ctypes
import errno
import os
import struct

import kernel
import syscalls

_LOAD = 0x20
_EQUAL = 0x15
_NOT_BELOW = 0x35
_ANY_BIT = 0x45
_RETURN = 0x06

_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000
_KILL = 0x80000000

_NUMBER_AT = 0
_MACHINE_AT = 4
_ARGUMENT_AT = 16
#: The two halves of sendto's address.
_ADDRESS_AT = (48, 52)

#: Numbers from here on are those of the x32 interface, which has other tables.
_X32 = 0x40000000
_THREAD = 0x00010000
#: prctl: the name of a thread, the name of a mapping, whether it may be dumped.
_HARMLESS_OPTIONS = (15, 16, 0x53564D41, 3)


def _step(code, value, if_true=0, if_false=0):
    return struct.pack("HBBI", code, if_true, if_false, value & 0xFFFFFFFF)


def _answer(number, value):
    """A call of this number gets this answer."""
    return [_step(_EQUAL, number, 0, 1), _step(_RETURN, value)]


def _examine(number, tests):
    """A call of this number is allowed if its first argument passes one of the tests; else it is refused."""
    body = [_step(_LOAD, _ARGUMENT_AT)]
    for code, value in tests:
        body += [_step(code, value, 0, 1), _step(_RETURN, _ALLOW)]
    body.append(_step(_RETURN, _REFUSE | errno.EPERM))
    return [_step(_EQUAL, number, 0, len(body)), *body]


def _without_address(number):
    """A call of this number is allowed if it names no address."""
    body = []
    for half in _ADDRESS_AT:
        body += [_step(_LOAD, half), _step(_EQUAL, 0, 1, 0), _step(_RETURN, _REFUSE | errno.EPERM)]
    body.append(_step(_RETURN, _ALLOW))
    return [_step(_EQUAL, number, 0, len(body)), *body]


def _filter(process, allowed, sends):
    column, machine = syscalls.machine()
    steps = [_step(_LOAD, _MACHINE_AT), _step(_EQUAL, machine, 1, 0), _step(_RETURN, _KILL)]
    steps += [_step(_LOAD, _NUMBER_AT), _step(_NOT_BELOW, _X32, 0, 1), _step(_RETURN, _KILL)]
    for number in syscalls.numbers(allowed, column).values():
        steps += _answer(number, _ALLOW)
    for number in syscalls.numbers(syscalls.UNKNOWN, column).values():
        steps += _answer(number, _REFUSE | errno.ENOSYS)
    tests = {
        "kill": [(_EQUAL, process)],
        "tgkill": [(_EQUAL, process)],
        "clone": [(_ANY_BIT, _THREAD)],
        "prctl": [(_EQUAL, option) for option in _HARMLESS_OPTIONS],
        "prlimit64": [(_EQUAL, 0), (_EQUAL, process)],
    }
    for name, number in syscalls.numbers(syscalls.EXAMINED, column).items():
        steps += _examine(number, tests[name])
    for number in syscalls.numbers(syscalls.SEND * sends, column).values():
        steps += _without_address(number)
    return [*steps, _step(_RETURN, _REFUSE | errno.EPERM)]


#: Stands for the number of the process in a filter that is prepared before there is one.
_ANY_PROCESS = 0x7FFF_FFF1


def prepare(own_user):
    """The filter of programs, for any process. `own_user`: all that its user owns is the run's."""
    allowed = syscalls.ORDINARY + syscalls.PAIRS + syscalls.OWN_FILES * own_user
    return b"".join(_filter(_ANY_PROCESS, allowed, True))


def prepare_for_node():
    """The filter of a Node process of ours."""
    return b"".join(_filter(_ANY_PROCESS, syscalls.ORDINARY + syscalls.NODE, False))


def restrict(prepared):
    """Puts a prepared filter in place for this process; there is no way back."""
    text = prepared.replace(struct.pack("I", _ANY_PROCESS), struct.pack("I", os.getpid()))
    buffer = ctypes.create_string_buffer(text, len(text))
    program = struct.pack("HxxxxxxP", len(text) // 8, ctypes.addressof(buffer))
    kernel.process_control(kernel.SET_SECCOMP, 2, ctypes.c_char_p(program))
