"""Facts about the engine. About the machine they say nothing: they are the same in every session."""

import sys
from collections import namedtuple

__all__ = [
    "architecture", "machine", "node", "platform", "processor", "python_branch", "python_build", "python_compiler",
    "python_implementation", "python_revision", "python_version", "python_version_tuple", "release", "system", "uname",
    "uname_result", "version",
]

uname_result = namedtuple("uname_result", "system node release version machine processor")


def uname():
    return uname_result("Linux", "tierup", "", "", "", "")


def system():
    return "Linux"


def node():
    return "tierup"


def release():
    return ""


def version():
    return ""


def machine():
    return ""


def processor():
    return ""


def architecture(executable=sys.executable, bits="", linkage=""):
    return "64bit", ""


def platform(aliased=False, terse=False):
    return "Linux"


def python_implementation():
    return "tierup"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(python_version().split("."))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    return "", ""


def python_compiler():
    return "tierup"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version
