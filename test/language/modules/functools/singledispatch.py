import functools
from functools import singledispatch, singledispatchmethod
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === by type, by annotation, by class tree ===
@singledispatch
def show(x, *rest): return f'object {x!r} {rest}'
@show.register
def _(x: int, *rest): return f'int {x}'
@show.register(list)
@show.register(tuple)
def _(x): return 'sequence ' + ', '.join(map(show, x))
@show.register
def _(x: str | bytes): return f'text {x!r}'
show.register(type(None), lambda x: 'nothing')
class Base: pass
class Child(Base): pass
@show.register(Base)
def base(x): return f'base {type(x).__name__}'
for value in 5, True, 1.5, 'a', b'b', [1, 'x', None], (2,), None, Child(), {}: print(show(value))
print(show(1.5, 'extra'), show.dispatch(bool)(3), sorted(t.__name__ for t in show.registry), show.__name__, base(Child()))
attempt(show); attempt(lambda: show.register(5)); attempt(lambda: show.register(5, len))
def no_annotation(): pass
try: show.register(no_annotation)
except TypeError as error: print(str(error).split('<')[0])
import collections.abc
@singledispatch
def kind(x): return 'other'
@kind.register(collections.abc.Sized)
def _(x): return 'sized'
@kind.register(collections.abc.Sequence)
def _(x): return 'sequence'
print(kind([]), kind({}), kind(5), kind('a'))
class Formatter:
    def __init__(self, mark): self.mark = mark
    @singledispatchmethod
    def run(self, x): return f'{self.mark} other'
    @run.register
    def _(self, x: int): return f'{self.mark} int {x}'
    @run.register(str)
    def _(self, x): return f'{self.mark} str {x}'
    @singledispatchmethod
    @classmethod
    def made(cls, x): return cls.__name__ + ' other'
    @made.register
    @classmethod
    def _(cls, x: int): return cls.__name__ + ' int'
f = Formatter('*')
print(f.run(1), f.run('a'), f.run(None), Formatter.made(5), Formatter.made('x'))
