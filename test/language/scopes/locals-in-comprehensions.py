# === a comprehension sees the variables around it and its own, which hide the others ===
import sys
def nested():
    x = 1
    return [[sorted(locals()) for x in [8]] for w in [3]], [locals() for x in [8]], x
print(nested())
def same_name():
    x = 1
    return [(sorted(locals()), locals().get('x')) for x in [7]]
print(same_name())
def after_an_error():
    try:
        [1 / 0 for x in [1]]
    except ZeroDivisionError:
        return locals()
print(after_an_error())
def other_code(): return [(lambda: locals())() for x in [1]], [sorted(d) for d in (locals() for x in [1])]
print(other_code())
# === modules and classes: inside it there are its own variables alone ===
print([sorted(locals()) for q in [1]], [[dir() for q in [1]] for r in [1]])
print([sorted(sys._getframe().f_locals) for q in [1]], [eval('q') for q in [1]])
class C:
    a = 1
    print([sorted(locals()) for q in [1]], [sorted(vars()) for z in [1]], sorted(n for n in dir() if n[0] != '_'))
def evaluated(): return [eval('q') for q in [1]], [eval('q + 1', {}, locals()) for q in [1]]
print(evaluated())

# === f_locals is a view ===
def view():
    a = 1
    p = sys._getframe().f_locals
    p['a'], p['more'] = 2, 3
    print(a, p['more'], 'more' in locals(), p is sys._getframe().f_locals, len(p), list(p), p.keys(), 'a' in p)
    for act in (lambda: p.__delitem__('a'), lambda: p.pop('a'), lambda: p.setdefault('n', 5), lambda: p['nope'], lambda: p.get('nope', 1), lambda: p.update({'m': 2}), lambda: p == dict(p), lambda: sorted(p.copy()), lambda: p.clear(), lambda: sorted(p | {'z': 1}), lambda: len(p), lambda: p.popitem(), lambda: list(reversed(p)), lambda: hash(p), lambda: type(p)(5)):
        try: print(act())
        except BaseException as error: print(type(error).__name__, error)
view()
def generator():
    kept = 1
    yield
    yield kept
g = generator()
next(g)
print(g.gi_frame.f_locals)
g.gi_frame.f_locals['kept'] = 'written'
print(next(g))
