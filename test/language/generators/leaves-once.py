# An exception that no handler of a generator takes leaves one line of it in the traceback.
import traceback


def picky(value):
    try:
        value += []
    except ArithmeticError:
        yield 0


def again(value):
    try:
        yield value
    except KeyError:
        raise
    except ValueError as error:
        raise TypeError('other') from error


def lines(make):
    try:
        make()
    except Exception as error:
        return [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)][1:]


def thrown(error):
    generator = again(1)
    next(generator)
    generator.throw(error)


seen = set()
for _ in range(150):
    seen.add(str([lines(lambda: list(picky(0))), lines(lambda: thrown(KeyError())), lines(lambda: thrown(ValueError()))]))
print(*seen, sep='\n')
