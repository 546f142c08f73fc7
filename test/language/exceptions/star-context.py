# What except* raises, and the context it has, inside another handler.
import sys


def show(error, depth=0):
    context = error.__context__
    print('  ' * depth, type(error).__name__, error, '| context', type(context).__name__, context, error.__suppress_context__)
    if isinstance(error, BaseExceptionGroup):
        for item in error.exceptions:
            show(item, depth + 1)


def run(act):
    print(act.__name__)
    try:
        act()
    except BaseException as error:
        show(error, 1)


# === a group made of several has no context, its members have ===
def rest_alone():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
        except* ValueError:
            pass


def new_and_rest():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
        except* ValueError:
            raise IndexError('new')


def from_none_and_again():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(3)])
        except* ValueError:
            raise IndexError('new') from None
        except* TypeError:
            raise


def by_name():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(3)])
        except* ValueError as part:
            raise part


def two_new():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(3)])
        except* ValueError:
            raise IndexError('a')
        except* TypeError:
            raise OSError('b')


for act in rest_alone, new_and_rest, from_none_and_again, by_name, two_new:
    run(act)


# === one alone is raised as it is ===
def one_new():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1)])
        except* ValueError:
            raise IndexError('new')


run(one_new)


# === an exception that was no group ===
def naked_new():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ValueError('naked')
        except* ValueError:
            raise IndexError('new')


def naked_again():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ValueError('naked')
        except* ValueError:
            raise


def naked_later():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ValueError('naked')
        except* ValueError as group:
            saved = group
        raise saved


for act in naked_new, naked_again, naked_later:
    run(act)


# === the handler may be further out, or come later ===
def inside():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError:
        raise IndexError('new')


def handler_outside():
    try:
        raise KeyError('outer')
    except KeyError:
        inside()


def raised_once_more():
    try:
        inside()
    except ExceptionGroup as group:
        saved = group
    try:
        raise KeyError('later')
    except KeyError:
        raise saved


run(handler_outside)
run(raised_once_more)

# === as text ===
def shown(error):
    sys.stderr = sys.stdout
    sys.excepthook(type(error), error, error.__traceback__)


try:
    two_new()
except BaseException as error:
    shown(error)
deep = ValueError(3)
for number in range(13):
    deep = ExceptionGroup(str(number), [deep])
shown(deep)
for count in 15, 16, 17:
    shown(ExceptionGroup('many', [ValueError(i) for i in range(count)]))
caused = ValueError('caused')
caused.__cause__ = ExceptionGroup('cause', [KeyError(1)])
shown(ExceptionGroup('last is caused by a group', [KeyError(3), caused]))
shown(ExceptionGroup('first is', [caused, KeyError(3)]))
