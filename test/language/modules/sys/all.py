import sys
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === facts a program may ask ===
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 10), sys.version_info.releaselevel, sys.version.split('.')[0], sys.maxsize, sys.maxunicode, sys.byteorder, sys.implementation.name == sys.implementation.name.lower(), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.min, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.hash_info.inf, sys.hexversion >> 24, type(sys.path).__name__, len(sys.argv), sys.argv[0].rsplit('/', 1)[-1], sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.flags.optimize, 'sys' in sys.modules, sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.float_repr_style, len(sys.float_info))
print(sys.getsizeof([]) > 0, sys.getsizeof(5) > 0, sys.intern('abc') is sys.intern('abc'), sys.getrefcount([]) >= 1, isinstance(sys.builtin_module_names, tuple), 'math' in sys.stdlib_module_names, sys.exc_info(), callable(sys.exit), sys.is_finalizing(), sys.orig_argv[-1].rsplit('/', 1)[-1])
attempt(sys.intern, 5); attempt(lambda: sys.nope); attempt(sys.exit, 5); attempt(sys.exit); attempt(sys.set_int_max_str_digits, 5); attempt(sys.getsizeof)
sys.set_int_max_str_digits(0); print(len(str(10 ** 5000))); sys.set_int_max_str_digits(4300)
# === streams ===
print(sys.stdout.write('written\n'), sys.stdout.writable(), sys.stdout.encoding, sys.stdin.readline() == '', sys.stdout.isatty(), sys.stdout.flush(), sys.stderr.writable(), sys.stdout is sys.__stdout__, sys.stdin.name, sys.stdout.fileno())
sys.stdout.writelines(['a', 'b\n']); print('x', file=sys.stdout, flush=True); attempt(sys.stdout.write, 5); attempt(sys.stdout.write, b'a')
import io
old, sys.stdout = sys.stdout, io.StringIO(); print('hidden'); text, sys.stdout = sys.stdout.getvalue(), old; print(repr(text))
# === frames and hooks ===
def f(): return sys._getframe().f_code.co_name, sys._getframe(1).f_lineno, sys._getframe().f_back.f_code.co_name
print(f()); attempt(sys._getframe, 1000)
def hook(kind, value, trace): print('hook', kind.__name__, value, trace is not None)
sys.excepthook(ValueError, ValueError('x'), None) if False else hook(ValueError, ValueError('x'), None)
sys.displayhook([1, 'a']); sys.displayhook(None); import builtins; print(builtins._)
