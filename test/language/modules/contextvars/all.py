from contextvars import ContextVar, copy_context, Context, Token
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === get, set, reset ===
v = ContextVar('v', default='default'); w = ContextVar('w')
print(v.get(), v.name, w.get('given'), type(v).__name__)
try: w.get()
except LookupError as e: print(type(e).__name__, e.args[0] is w)
t = v.set('one'); u = v.set('two')
print(v.get(), t.var is v, t.old_value is Token.MISSING, u.old_value, v.reset(u), v.get(), v.reset(t), v.get())
try: v.reset(t)
except RuntimeError as e: print(str(e).endswith('has already been used once'))
attempt(v.reset, 5); attempt(ContextVar); attempt(ContextVar, 5)
try: w.reset(v.set('x'))
except ValueError as e: print(str(e).endswith('was created by a different ContextVar'))
# === contexts are isolated ===
def work(n):
    v.set(n); w.set('inside')
    return v.get(), w.get()
c = copy_context()
print(c.run(work, 5), v.get(), w.get('unset'), c[v], c.get(w), v in c, len(c), [x.name for x in c] == [x.name for x in c.keys()], sorted(map(str, c.values())))
print(c.run(lambda: v.get()), Context().run(lambda: v.get()), c.copy()[v], sorted(x.name for x, _ in c.items()))
attempt(lambda: Context()[v]) if False else print(Context().get(v, 'none')); attempt(lambda: c.run()); attempt(lambda: c.run(lambda: c.run(print)) and 0) if False else None
def nested(): return copy_context().run(lambda: (v.set('deep'), v.get())[1]), v.get()
print(c.run(nested))
def g():
    v.set('in generator'); yield v.get()
print(next(g()), v.get())
