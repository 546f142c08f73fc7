# Ends with exit code 3.
# A function of atexit that fails is shown, the others run all the same.
import atexit
import sys


def state():
    print('last', sys.exc_info())


def fails():
    raise KeyError('x') from ValueError('not shown')


def exits():
    sys.exit(9)


def interrupts():
    def inner(a,
              b):
        raise KeyboardInterrupt(
            'k')
    inner(1,
          2)


class Named:
    def __repr__(self):
        return '<the named one>'

    def __call__(self):
        [][1]


for one in state, Named():
    atexit.register(one)
for one in fails, exits, interrupts:
    one.__qualname__ = one.__name__
    atexit.register(type(one.__name__, (), {'__repr__': lambda self, one=one: one.__name__, '__call__': lambda self, one=one: one()})())
sys.exit(3)
