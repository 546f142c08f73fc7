# Context managers: order, suppression, errors in enter and exit, return and break through them, several in one statement.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


class Manager:
    def __init__(self, name, swallow=False, fail=None, value=None):
        self.name, self.swallow, self.fail, self.value = name, swallow, fail, value

    def __enter__(self):
        log.append(f'enter {self.name}')
        if self.fail == 'enter':
            raise KeyError(f'enter {self.name}')
        return self.value or self.name

    def __exit__(self, kind, error, traceback):
        log.append(f'exit {self.name} {kind and kind.__name__} {error} {traceback is not None}')
        if self.fail == 'exit':
            raise ValueError(f'exit {self.name}')
        return self.swallow


def run(function):
    log.clear()
    try:
        result = function()
    except BaseException as error:
        result = f'{type(error).__name__}: {error} (context {error.__context__!r})'
    print(result, log)


# === order and suppression ===
def plain():
    with Manager('a') as a, Manager('b') as b:
        log.append(f'body {a} {b}')
    return 'end'


def raising():
    with Manager('a') as a, Manager('b'):
        raise IndexError('body')


def inner_swallows():
    with Manager('a'), Manager('b', swallow=True):
        raise IndexError('body')
    return 'after'


def outer_swallows():
    with Manager('a', swallow=True), Manager('b'):
        raise IndexError('body')
    return 'after'


def enter_fails():
    with Manager('a', swallow=True), Manager('b', fail='enter'):
        log.append('never')
    return 'after'


def exit_fails():
    with Manager('a'), Manager('b', fail='exit'):
        log.append('body')


def exit_fails_during_error():
    with Manager('a', fail='exit'), Manager('b', fail='exit'):
        raise IndexError('body')


def parenthesised():
    with (
        Manager('a') as a,
        Manager('b'),
        Manager('c') as c,
    ):
        return a + c


def returning():
    for i in range(3):
        with Manager(i):
            if i == 0:
                continue
            with Manager('inner'):
                return f'returned {i}'


def breaking():
    for i in range(3):
        with Manager(i, swallow=True):
            try:
                break
            finally:
                log.append('finally')
    else:
        log.append('else')
    return i


def return_swallowed():
    with Manager('a', swallow=True):
        return 1 / 0
    return 'after'


def overriding():
    try:
        with Manager('a'):
            return 'from with'
    finally:
        log.append('finally')


def generator():
    with Manager('g'):
        yield 1
        yield 2


def abandoned():
    g = generator()
    next(g)
    g.close()
    return 'closed'


def thrown():
    g = generator()
    next(g)
    g.throw(KeyError('thrown'))


for function in plain, raising, inner_swallows, outer_swallows, enter_fails, exit_fails, exit_fails_during_error, parenthesised, returning, breaking, return_swallowed, overriding, abandoned, thrown:
    run(function)


# === targets ===
class Pair(Manager):
    def __enter__(self):
        return (1, [2, 3])


data, holder = {}, type('H', (), {})()
with Pair('p') as (a, [b, c]), Pair('q') as data['key'], Pair('r') as holder.attribute:
    print(a, b, c, data, holder.attribute)


def bad_target():
    with Manager('a', value=5) as (x, y):
        pass


run(bad_target)


# === what is no manager ===
class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


class OnInstance:
    pass


on_instance = OnInstance()
on_instance.__enter__ = on_instance.__exit__ = lambda *a: None
for value in 5, None, NoExit(), NoEnter(), OnInstance, on_instance, 'text', [].append:
    def use():
        with value:
            pass
    run(use)


# === odd exits ===
class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return [1]


class BadBool:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        class B:
            def __bool__(self):
                raise RuntimeError('bool')
        return B()


class Few:
    def __enter__(self):
        return self

    def __exit__(self):
        return True


for cls in Truthy, BadBool, Few:
    def fails():
        with cls():
            raise KeyError('body')
        return 'swallowed'

    def passes():
        with cls():
            pass
        return 'passed'
    run(fails)
    run(passes)
for error in SystemExit(3), KeyboardInterrupt(), GeneratorExit(), StopIteration('s'):
    def special():
        with Manager('s', swallow=True):
            raise error
        return 'swallowed too'
    run(special)
