# What the interpreter calls at the end can be called before.
import atexit

atexit.register(print, 'one')
atexit.register(print, 'two')
print(atexit._ncallbacks(), atexit._run_exitfuncs(), atexit._ncallbacks())
atexit.register(print, 'cleared')
print(atexit._clear(), atexit._ncallbacks())
print([name for name in dir(atexit) if not name.startswith('__')])
