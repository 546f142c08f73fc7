# === carets under each kind of operation: the last one is uncaught ===
# Ends with exit code 1.
import traceback
values, table, text, none = [1, 2], {'a': 1}, 'abc', None
def f(x): raise ValueError(x)
actions = [
    lambda: 1 + text,
    lambda: values[5] + 1,
    lambda: table['x']['y'],
    lambda: none.attribute.other,
    lambda: text.upper().missing(),
    lambda: f(1) + f(2),
    lambda: (values + 1)[0],
    lambda: -text,
    lambda: [n / 0 for n in values],
    lambda: {n: n.bad for n in values},
    lambda: values < text,
    lambda: text in 5,
    lambda: f'{none.x}',
    lambda: len(5),
    lambda: f(*values, k=1),
    lambda: values[0:'x'],
    lambda: undefined_name + 1,
    lambda: (yes if f(0) else no),
    lambda: not f(3),
    lambda: 'é中' + 1 + 2,
    lambda: (1).real.imag.foo,
    lambda: 2 ** text ** 2,
    lambda: values @ values,
]
for action in actions:
    try:
        action()
    except Exception:
        print(traceback.format_exc())
def statements():
    a, b = 1, 2, 3
def assign():
    values['x'] = 1
def augmented():
    text += 1
def delete():
    del table['nope']
def loop():
    for x in 5: pass
def attribute():
    none.x = 1
def with_():
    with none: pass
def assertion():
    assert values == [], f'not empty: {values}'
def raise_():
    raise KeyError('x') from 5
def import_():
    from sys import nothing
def call_chain():
    return text.strip().split(',')[7].lower()
def unpack():
    (a, (b, c)) = 1, (2,)
for action in statements, assign, augmented, delete, loop, attribute, with_, assertion, raise_, import_, call_chain, unpack:
    try:
        action()
    except Exception:
        print(traceback.format_exc())
call_chain()
