def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === builtins can be shadowed at every level ===
def use(): return len([1, 2])
print(use())
len = lambda x: 'global len'
print(use(), len(5))
del len
print(use())
def local():
    sum = max = 5
    return sum + max
print(local(), sum([1]))
def param(list, str='s'): return list + str
print(param('a'))
for id in range(2): pass
print(id)
del id
class print_like:
    def print(self): return print_like
print(print_like().print().__name__)
import builtins
builtins.new_builtin = 'added'
print(new_builtin)
del builtins.new_builtin
attempt(lambda: new_builtin)
saved = builtins.abs
builtins.abs = lambda x: 'patched'
print(abs(-1))
builtins.abs = saved
print(abs(-1), builtins.print is print, __builtins__ is builtins)

# === global, nonlocal, parameter, comprehension, except, import, for, with, class, def all bind ===
x = 'module'
def binds():
    [x for x in [1]]
    yield x if 'x' in locals() else 'not local here'
def binds_def():
    def x(): pass
    return x.__name__
def binds_class():
    class x: pass
    return x.__name__
def binds_import():
    import math as x
    return x.__name__
def binds_for():
    for x in 'z': pass
    return x
def binds_with():
    class M:
        def __enter__(self): return 'entered'
        def __exit__(self, *a): pass
    with M() as x: return x
def binds_match():
    match 'subject':
        case x: return x
def binds_star():
    *x, y = 1, 2
    return x
print(list(binds()), binds_def(), binds_class(), binds_import(), binds_for(), binds_with(), binds_match(), binds_star(), x)
def uses_global():
    global x
    for x in range(3): pass
    def inner(): return x
    return inner()
print(uses_global(), x)
def deep():
    a = 1
    def b():
        def c():
            nonlocal a
            a += 1
            def d():
                return a
            return d
        return c
    f = b()
    f()
    return f()(), a
print(deep())
def same_name(same_name): return same_name
print(same_name(1))
def args(args=1, *, kwargs=2): return args, kwargs
print(args(), args(3, kwargs=4))
