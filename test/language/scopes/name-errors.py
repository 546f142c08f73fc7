def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === NameError and suggestions ===
value = counter = some_name = 1
attempt(lambda: valeu)
attempt(lambda: conter)
attempt(lambda: some_nme)
attempt(lambda: prnit)
attempt(lambda: lenn)
attempt(lambda: completely_different_thing)
def local():
    local_value = 1
    return locl_value
attempt(local)
def free():
    outer_value = 1
    def inner():
        outer_value
        return outer_vlue
    return inner()
attempt(free)
import traceback
def last_line(action):
    try: action()
    except Exception as error: print(traceback.format_exception_only(error)[-1].strip())
for action in (lambda: valeu, lambda: conter, lambda: prnit, lambda: lenn, local, free, lambda: completely_different_thing, lambda: time.time(), lambda: json, lambda: os.path, lambda: true, lambda: null, lambda: none, lambda: Int, lambda: string, lambda: lst, lambda: math.pi, lambda: sys.argv, lambda: re.match, lambda: self, lambda: x, lambda: xx, lambda: Value, lambda: COUNTER, lambda: va, lambda: false, lambda: range_, lambda: __nam__, lambda: elif_):
    last_line(action)
class C:
    attribute = 1
    def method(self): return attribute
    def method2(self): return method()
    def own(self):
        self.blech = 1
        return blech
last_line(C().method)
last_line(C().method2)
last_line(C().own)

# === UnboundLocalError ===
def unbound():
    print(value)
    value = 2
def augmented():
    counter += 1
def conditional(flag):
    if flag: maybe = 1
    return maybe
def loop():
    for i in []: pass
    return i
def deleted():
    x = 1
    del x
    return x
def handler():
    try: 1 / 0
    except ZeroDivisionError as e: pass
    return e
def imported():
    print(traceback)
    import traceback
def nested():
    def inner(): return y
    inner()
    y = 1
def defined():
    helper()
    def helper(): pass
def in_class():
    class K: pass
    K = K2
    K2 = 1
def with_():
    return handle
    with open('x') as handle: pass
def walrus(): return (w, w := 1)
for action in unbound, augmented, lambda: conditional(False), loop, deleted, handler, imported, nested, defined, in_class, with_, walrus: attempt(action)
try: unbound()
except UnboundLocalError as error: print(error.name, isinstance(error, NameError))
try: undefined_thing
except NameError as error: print(error.name)
