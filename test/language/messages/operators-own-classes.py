def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === operators on instances without the method ===
class A: pass
class B: pass
a, b = A(), B()
for action in (lambda: a + b, lambda: a - 1, lambda: 1 * a, lambda: a / 'x', lambda: a // a, lambda: a % 2, lambda: a ** 2, lambda: a @ b, lambda: a << 1, lambda: a >> b, lambda: a & b, lambda: a | b, lambda: a ^ b, lambda: -a, lambda: +a, lambda: ~a, lambda: a < b, lambda: a <= 1, lambda: 1 > a, lambda: a >= 'x', lambda: divmod(a, b), lambda: pow(a, b), lambda: pow(a, b, 3), lambda: a[0], lambda: a(), lambda: len(a), lambda: iter(a), lambda: next(a), lambda: 1 in a, lambda: abs(a), lambda: round(a), lambda: int(a), lambda: float(a), lambda: complex(a), lambda: bytes(a), lambda: hex(a), lambda: [1][a], lambda: 'x' * a, lambda: range(a), lambda: reversed(a), lambda: sorted([a, b]), lambda: max(a, b), lambda: sum([a]), lambda: list(a), lambda: {**a}, lambda: [*a], lambda: '%d' % a, lambda: f'{a:>5}', lambda: a.x, lambda: A.x, lambda: A + B, lambda: A < B, lambda: A[0], lambda: len(A), lambda: A() + A, lambda: 'a' + A, lambda: [] + a, lambda: a + [], lambda: isinstance(1, a), lambda: issubclass(A, a), lambda: issubclass(a, A), lambda: A(1), lambda: A(x=1), lambda: a in b, lambda: chr(a), lambda: ''.join([a]), lambda: int('5', a), lambda: str(b'', a), lambda: dict(a), lambda: {a: 1}[b] if False else len(b)): attempt(action)
def augmented(operator):
    exec(f'x = A()\nx {operator}= B()', {'A': A, 'B': B})
for operator in '+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^': attempt(augmented, operator)
def with_(): 
    with a: pass
def unpack(): x, y = a
def raise_(): raise a
def raise_class(): raise A
def raise_from(): raise ValueError from a
def for_():
    for x in a: pass
def del_item(): del a[0]
def set_item(): a[0] = 1
def except_():
    try: 1 / 0
    except a: pass
def star_call(): print(*a)
def star_star(): dict(**a)
def await_():
    async def f(): await a
    f().send(None)
for action in with_, unpack, raise_, raise_class, raise_from, for_, del_item, set_item, except_, star_call, star_star, await_: attempt(action)
