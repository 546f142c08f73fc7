# ends: finished
import os, platform

column = {"x86_64": 0, "aarch64": 1}[platform.machine()]
attempt("setuid", lambda: os.setuid(0))
attempt("setresuid", lambda: os.setresuid(0, 0, 0))
attempt("setgid", lambda: os.setgid(0))
attempt("setgroups", lambda: os.setgroups([0]))
attempt("namespaces", lambda: system_call((272, 97)[column], 0x10000000))
attempt("enter namespace", lambda: system_call((308, 268)[column], 0, 0))
attempt("chroot", lambda: os.chroot("."))
attempt("mount", lambda: system_call((165, 40)[column], 0, 0, 0, 0, 0))
attempt("new mount", lambda: system_call((430, 430)[column], 0, 0))
attempt("privileges back", lambda: system_call((157, 167)[column], 38, 0, 0, 0, 0))
attempt("dumpable", lambda: system_call((157, 167)[column], 4, 1, 0, 0, 0))
attempt("death signal off", lambda: system_call((157, 167)[column], 1, 0, 0, 0, 0))
attempt("capabilities", lambda: system_call((126, 91)[column], 0, 0))
attempt("keys", lambda: system_call((250, 219)[column], 0, 0, 0, 0, 0))
attempt("filter", lambda: system_call((317, 277)[column], 1, 0, 0))
attempt("session", os.setsid)
