# Functions of atexit run when the program ends, the last one first.
import atexit


def attempt(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, sep=': ')


def called(*args, **keywords):
    print('called', args, keywords)


# === register gives the function; it can be given several times, with arguments ===
print(atexit.register(called, 1, x=2) is called)
atexit.register(called, 2)
atexit.register(called, 2)


@atexit.register
def decorated():
    print('decorated')


# === unregister takes back every call of an equal function ===
def taken_back():
    print('never')


class Equal:
    def __eq__(self, other):
        print('compared', other is taken_back)
        return other is taken_back

    def __call__(self):
        print('never')


atexit.register(taken_back)
atexit.register(Equal())
atexit.register(taken_back, 1)
print(atexit.unregister(taken_back), atexit.unregister(5))

# === wrong calls ===
attempt(lambda: atexit.register())
attempt(lambda: atexit.register(5))
attempt(lambda: atexit.register('print', 1))
attempt(lambda: atexit.unregister())
print(atexit.register)

# === those registered while the functions run are not called, those taken back neither ===
atexit.register(print, 'taken back in time')


def at_the_end():
    print('at the end')
    atexit.register(print, 'too late')
    atexit.unregister(print)


atexit.register(at_the_end)

# === generators and classes are callable as well ===
def lazy():
    print('never begun')
    yield


atexit.register(lazy)
atexit.register(type('Made', (), {'__init__': lambda self: print('made')}))
print('the program is done')
