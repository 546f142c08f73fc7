# Names of `**mapping` that are no plain str: what they mean, and which error comes first.
def attempt(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, sep=': ')


class Text(str):
    pass


WIDE = '😀'


def takes(a=None, **rest):
    return a, rest


def takes_one(a):
    return a


# === a str of any kind is a name ===
attempt(lambda: takes(**{WIDE: 1}))
attempt(lambda: takes(**{Text('a'): 1}))
attempt(lambda: takes(**{Text('b'): 1}))
attempt(lambda: [type(name).__name__ for name in takes(**{Text('b'): 1})[1]])
attempt(lambda: dict(**{WIDE: 1}))
attempt(lambda: dict({'a': 1}, **{WIDE: 1}))
attempt(lambda: dict({}, **{Text('q'): 1}))
attempt(lambda: '{x}'.format(**{WIDE: 1, 'x': 2}))
attempt(lambda: ('{' + WIDE + '}').format(**{WIDE: 1, 'x': 2}))
attempt(lambda: print(1, **{Text('end'): '!\n'}))
mapping = {}
mapping.update(**{WIDE: 'wide'})
attempt(lambda: mapping)

# === names that nothing takes ===
attempt(lambda: takes_one(**{WIDE: 1}))
attempt(lambda: takes_one(**{Text('b'): 1}))
attempt(lambda: print(**{WIDE: 1}))
attempt(lambda: takes(**{WIDE: 1}, **{WIDE: 2}))
attempt(lambda: takes(1, **{Text('a'): 2}))
attempt(lambda: 'a'.join(**{WIDE: 1}))

# === no str at all: the call says it, and only where something is called ===
number = 3
attempt(lambda: number(**{1: 2}))
attempt(lambda: number(*5, **{1: 2}))
attempt(lambda: number(*[1], **{1: 2}))
attempt(lambda: number(a=3, **{1: 2}))
attempt(lambda: number(**{1: 2}, **{1: 3}))
attempt(lambda: number(**{(1, 'x'): 2}, **{(1, 'x'): 3}))
attempt(lambda: number(**5))
attempt(lambda: takes(**{1: 2}))
attempt(lambda: takes_one(**{1: 2}))
attempt(lambda: print(**{1: 2}))
attempt(lambda: len(**{1: 2}))
attempt(lambda: 'a'.join(**{1: 2}))
attempt(lambda: [].append(**{1: 2}))
attempt(lambda: {}.update(**{1: 2}))
attempt(lambda: dict(**{1: 2}))


# === a class asks its constructor ===
class Plain:
    def method(self):
        pass


class Own:
    def __init__(self):
        pass


class Meta(type):
    def __call__(cls, *args, **keywords):
        return args, keywords


class Called:
    def __call__(self, **keywords):
        return keywords


attempt(lambda: Plain(**{1: 2}))
attempt(lambda: object(**{1: 2}))
attempt(lambda: Own(**{1: 2}))
attempt(lambda: Meta('N', (), {})(**{1: 2}))
attempt(lambda: Plain().method(**{1: 2}))
attempt(lambda: Plain().missing(**{1: 2}))
attempt(lambda: Called()(**{1: 2}))

# every name is looked at before any is matched
def takes(p=0):
    pass


for call in (
    lambda: takes(**{'': 0, 0: 0}),
    lambda: takes(1, **{'p': 0, 0: 1}),
    lambda: print(**{'x': 0, 0: 1}),
    lambda: int(**{'x': 1, 0: 1}),
    lambda: dict(**{'x': 0, 0: 1}),
    lambda: (lambda **names: names)(**{'z': 1, 0: 1}),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
