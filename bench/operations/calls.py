"""Single operations in loops of 20,000: calls, generators, exceptions, control flow and arithmetic."""

N = 20000


def _with_default(a, b, c=3):
    return a


def _keyword_only(a, *, b=1, c=2):
    return b


def _rest(*args):
    return args


def _more(**kwargs):
    return kwargs


class Failure(Exception):
    pass


def lambda_call(n=N):
    f = lambda x: x
    for i in range(n):
        f(i)


def closure_call(n=N):
    k = 3
    def f(x):
        return x + k
    for i in range(n):
        f(i)


def make_closure(n=N):
    for i in range(n):
        (lambda: i)


def kwargs_call(n=N):
    for i in range(n):
        _with_default(1, b=2, c=i)


def kwonly_call(n=N):
    for i in range(n):
        _keyword_only(1, b=2)


def varargs_call(n=N):
    for i in range(n):
        _rest(1, 2, i)


def star_call(n=N):
    t = (1, 2, 3)
    for i in range(n):
        _with_default(*t)


def varkw_call(n=N):
    for i in range(n):
        _more(a=1, b=i)


def sort_key_lambda(n=N):
    sorted(range(n), key=lambda x: -x)


def min_key(n=N):
    min(range(n), key=lambda x: -x)


def sum_gen(n=N):
    sum(x for x in range(n))


def any_gen(n=N):
    any(x < 0 for x in range(n))


def map_lambda(n=N):
    list(map(lambda x: x + 1, range(n)))


def map_str(n=N):
    list(map(str, range(n)))


def filter_(n=N):
    list(filter(lambda x: x & 1, range(n)))


def swap(n=N):
    a = 1
    b = 2
    for i in range(n):
        a, b = b, a


def gen_loop(n=N):
    def g():
        for i in range(n):
            yield i
    for x in g():
        pass


def gen_tuple(n=N):
    def g():
        for i in range(n):
            yield i, i
    for a, b in g():
        pass


def gen_nested(n=N):
    def g():
        for i in range(n):
            yield i
    def h():
        yield from g()
    for x in h():
        pass


def gen_small(n=N):
    def g():
        yield 1
        yield 2
    for i in range(n // 4):
        for x in g():
            pass


def try_ok(n=N):
    for i in range(n):
        try:
            i
        except ValueError:
            pass


def try_raise(n=N):
    for i in range(n):
        try:
            raise ValueError('x')
        except ValueError:
            pass


def try_keyerror(n=N):
    d = {}
    for i in range(n):
        try:
            d[i]
        except KeyError:
            pass


def raise_custom(n=N):
    def f():
        raise Failure('a')
    for i in range(n):
        try:
            f()
        except Failure as e:
            pass


def float_math(n=N):
    x = 0.5
    for i in range(n):
        x = x * 0.99 + 0.1


def int_mix(n=N):
    s = 0
    for i in range(n):
        s = (s * 31 + i) % 1000003


def int_big(n=N):
    s = 1
    for i in range(n):
        s = (s * 6364136223846793005 + 1) & 0xFFFFFFFFFFFFFFFF


def floordiv(n=N):
    s = 0
    for i in range(n):
        s += i // 3


def builtin_min2(n=N):
    for i in range(n):
        min(i, 5)


def builtin_abs(n=N):
    for i in range(n):
        abs(-i)


def range_nested(n=N):
    for i in range(n // 10):
        for j in range(10):
            pass


def while_(n=N):
    i = 0
    while i < n:
        i += 1


def global_read(n=N):
    for i in range(n):
        N


def match_(n=N):
    for i in range(n):
        match i & 3:
            case 0:
                pass
            case 1:
                pass
            case _:
                pass


def chained_cmp(n=N):
    c = 0
    for i in range(n):
        if 10 < i < 100:
            c += 1


def walrus(n=N):
    for i in range(n):
        if (y := i * 2) > 5:
            pass


def recursion(n=N):
    def f(k):
        if k == 0:
            return 0
        return f(k - 1) + 1
    for i in range(n // 50):
        f(50)
