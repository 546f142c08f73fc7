def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
import traceback
def last(action):
    try: action()
    except Exception as error: print(traceback.format_exception_only(error)[-1].strip(), '|', error)
# === on builtins ===
for action in (lambda: [].push(1), lambda: [].appendd(1), lambda: ''.trim(), lambda: ''.uper(), lambda: {}.hasKey(), lambda: {}.itms(), lambda: (1).foo, lambda: None.foo, lambda: None.append(1), lambda: (1, 2).append(3), lambda: {1}.append(2), lambda: 'a'.len, lambda: [].length, lambda: len.foo, lambda: int.foo, lambda: type.foo, lambda: (lambda: 0).foo, lambda: (n for n in []).foo, lambda: range(3).strt, lambda: b''.encode(), lambda: ''.decode(), lambda: True.foo, lambda: 1.5.foo, lambda: ....foo, lambda: {}.a, lambda: object().x, lambda: Exception().mesage, lambda: print.x.y, lambda: super().x): last(action)
# === on own classes, instances and modules; suggestions ===
class Car:
    wheels = 4
    def __init__(self): self.colour = 'red'; self._private = 1
    def drive(self): return self.whels
    @property
    def speed(self): return self.spede
    @classmethod
    def make(cls): return cls.wheel
import math, collections
point = collections.namedtuple('P', 'x y')(1, 2)
for action in (lambda: Car().color, lambda: Car().drive(), lambda: Car().speed, lambda: Car.make(), lambda: Car.wheals, lambda: Car().private, lambda: Car().Drive, lambda: Car().zzz, lambda: math.squareroot, lambda: math.sqr, lambda: math.Pi, lambda: point.z, lambda: point.xx, lambda: collections.Ordereddict, lambda: Car().colour.uppr(), lambda: Car.drive.x, lambda: Car().drive.name): last(action)
# === setting and deleting ===
class Slots:
    __slots__ = ('value',)
class Prop:
    @property
    def p(self): return 1
def set_(o, n): setattr(o, n, 1)
def del_(o, n): delattr(o, n)
for action in (lambda: set_(Slots(), 'vale'), lambda: set_(Prop(), 'p'), lambda: del_(Prop(), 'p'), lambda: del_(Car(), 'nope'), lambda: del_(Car(), 'wheels'), lambda: set_(1, 'x'), lambda: set_(None, 'x'), lambda: set_((), 'x'), lambda: set_('s', 'x'), lambda: set_(len, 'x'), lambda: set_(int, 'x'), lambda: set_(range(1), 'start'), lambda: del_(Slots(), 'value'), lambda: Slots().value, lambda: set_(slice(1), 'start'), lambda: set_([], 'x'), lambda: del_(math, 'nope'), lambda: set_(1j, 'real'), lambda: set_((lambda: 0), '__name__')): last(action)
# === the attributes of the error ===
try: Car().color
except AttributeError as error: print(error.name, type(error.obj).__name__)
class Dyn:
    def __getattr__(self, name): raise AttributeError(f'custom {name}')
    apple = 1
last(lambda: Dyn().aple)
