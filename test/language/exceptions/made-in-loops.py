# Exceptions made in hot loops: of builtin classes, of own ones with and without methods, with any arguments.


class Plain(KeyError):
    pass


class WithInit(ValueError):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class WithNew(RuntimeError):
    def __new__(cls, *args):
        made = super().__new__(cls, *args)
        made.note = len(args)
        return made


class Mixed(ValueError, OSError):
    pass


class Late(Exception):
    pass


class Stop(StopIteration):
    pass


def show(error):
    extra = {name: getattr(error, name) for name in ('code', 'note', 'errno', 'value', 'name', 'args') if hasattr(error, name)}
    return f'{type(error).__name__} {error!r} {extra}'


def raising(cls, *arguments):
    last = None
    for _ in range(150):
        try:
            raise cls(*arguments)
        except BaseException as error:
            last = error
    return last


def one(cls, argument, count=150):
    last = None
    for _ in range(count):
        try:
            raise cls(argument)
        except BaseException as error:
            last = error
    return last


def two(cls, a, b, count=150):
    last = None
    for _ in range(count):
        try:
            raise cls(a, b)
        except BaseException as error:
            last = error
    return last


for cls in ValueError, KeyError, Plain, WithInit, WithNew, Mixed, Late, Stop, StopIteration, OSError, SystemExit, ImportError, NameError, ZeroDivisionError, UnicodeError, KeyboardInterrupt, BaseException:
    print(show(one(cls, 'x')))
    print(show(two(cls, 2, 'there')))
    print(show(raising(cls)) if cls is not WithInit else '')
    print(show(raising(cls, 1, 2, 3)) if cls is not WithInit else '')
print(show(one(ExceptionGroup, 'x', 2)), show(two(ExceptionGroup, 'x', [ValueError(1)], 2)))
print(show(one(UnicodeDecodeError, 'x', 2)))

Late.__init__ = lambda self, *args: setattr(self, 'code', args)
print(show(one(Late, 'y')))
del Late.__init__
print(show(one(Late, 'z')))
Plain.__str__ = lambda self: 'shown'
print(one(Plain, 1))
try:
    ValueError(x=1)
except TypeError as error:
    print(error)


# raised again in handlers, in functions and in generators
def again(depth):
    try:
        if depth == 0:
            raise Plain('deep')
        again(depth - 1)
    except KeyError as error:
        if depth % 2:
            raise
        raise error


def several(count):
    caught = []
    for i in range(count):
        try:
            again(i % 5)
        except Plain as error:
            lines = 0
            traceback = error.__traceback__
            while traceback is not None:
                lines += 1
                traceback = traceback.tb_next
            caught.append((lines, error.__context__))
    return caught[-5:]


print(several(300))


def cleanup(log):
    try:
        raise ValueError('first')
    except ValueError:
        try:
            raise
        finally:
            log.append('finally')


def cleaned(count):
    log = []
    for _ in range(count):
        try:
            cleanup(log)
        except ValueError as error:
            log.append(str(error))
    return len(log), log[-2:]


print(cleaned(200))


def generator():
    while True:
        try:
            yield 1
        except KeyError:
            try:
                raise
            except KeyError as error:
                yield repr(error)


g = generator()
next(g)
for i in range(150):
    answer = g.throw(KeyError(i))
    next(g)
print(answer)


def outside():
    raise


try:
    outside()
except RuntimeError as error:
    print(error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        outside()
except ZeroDivisionError as error:
    print(error, error.__traceback__.tb_next is not None)
