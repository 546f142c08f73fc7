# try, except, else, finally: every way out of every part, and what the exceptions remember.
def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


log = []


def way(body, handler, otherwise, final):
    for i in range(2):
        try:
            log.append('try')
            if body == 'raise':
                raise KeyError('body')
            if body == 'return':
                return 'body'
            if body == 'break':
                break
            if body == 'continue':
                continue
        except KeyError as error:
            log.append('except')
            if handler == 'raise':
                raise ValueError('handler')
            if handler == 'reraise':
                raise
            if handler == 'from':
                raise ValueError('from') from error
            if handler == 'return':
                return 'handler'
            if handler == 'break':
                break
        else:
            log.append('else')
            if otherwise == 'raise':
                raise IndexError('else')
            if otherwise == 'return':
                return 'else'
            if otherwise == 'break':
                break
        finally:
            log.append('finally')
            if final == 'raise':
                raise TypeError('finally')
            if final == 'break':
                break
            if final == 'return':
                return 'finally'
            if final == "continue":
                continue
        log.append('after')
    return 'end'


# === every combination ===
for body in 'pass', 'raise', 'return', 'break', 'continue':
    for handler in ('pass', 'raise', 'reraise', 'from', 'return', 'break') if body == 'raise' else ('pass',):
        for otherwise in ('pass', 'raise', 'return', 'break') if body == 'pass' else ('pass',):
            for final in 'pass', 'raise', 'return', 'break', 'continue':
                log.clear()
                try:
                    result = way(body, handler, otherwise, final)
                except Exception as error:
                    context = error.__context__
                    result = (type(error).__name__, type(context).__name__, type(error.__cause__).__name__, type(context.__context__).__name__ if context else None)
                print(body, handler, otherwise, final, result, ' '.join(log))


# === the name of the handler is gone afterwards ===
def names():
    error = 'before'
    try:
        raise KeyError
    except KeyError as error:
        pass
    try:
        return error
    except UnboundLocalError as gone:
        return str(gone)


print(names())
try:
    raise ValueError('kept')
except ValueError as e:
    kept = e
try:
    e
except NameError as error:
    print(error, kept)


# === which handler ===
class Own(KeyError):
    pass


def pick(error, *handlers):
    try:
        raise error
    except handlers[0]:
        return 'first'
    except handlers[1]:
        return 'second'
    except:
        return 'bare'


for arguments in [(Own('x'), KeyError, LookupError), (Own('x'), (ValueError, TypeError), (LookupError,)), (ValueError(), (), KeyError), (KeyboardInterrupt(), Exception, KeyError), (OSError(), EnvironmentError, IOError), (Own, Own, KeyError), (KeyError(), 5, KeyError), (KeyError(), 'KeyError', KeyError), (KeyError(), (KeyError, 5), KeyError), (KeyError(), int, KeyError), (KeyError(), None, KeyError), (KeyError(), [KeyError], KeyError), (5, KeyError, ValueError), (int, KeyError, TypeError), (None, TypeError, KeyError)]:
    attempt(pick, *arguments)


# === contexts and causes ===
def chain():
    try:
        try:
            raise KeyError('one')
        except KeyError:
            raise ValueError('two')
    except ValueError as error:
        try:
            raise TypeError('three') from error
        except TypeError as last:
            return last


error = chain()
print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__, repr(error.__cause__.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('hidden') from None
except KeyError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    raise ValueError from KeyError
except ValueError as error:
    print(repr(error.__cause__), type(error.__cause__).__name__)
for cause in 5, 'x', int, []:
    def bad_cause():
        raise ValueError from cause
    attempt(bad_cause)
def reraise_outside():
    raise


attempt(reraise_outside)
import sys
print(sys.exc_info(), sys.exception())
try:
    raise KeyError('seen')
except KeyError:
    print(sys.exc_info()[0].__name__, repr(sys.exception()))
    try:
        raise ValueError('inner')
    except ValueError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())


def finally_sees():
    try:
        raise KeyError('k')
    finally:
        log.append(repr(sys.exception()))


log.clear()
attempt(finally_sees)
print(log, sys.exception())


def generator():
    try:
        raise KeyError('in generator')
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())


g = generator()
print(next(g), sys.exception())
try:
    raise ValueError('around')
except ValueError:
    print(next(g), repr(sys.exception()))

# === loops with else ===
for stop in 1, 9:
    for i in range(3):
        if i == stop:
            break
    else:
        print('for else', i)
    n = 0
    while n < 3:
        n += 1
        if n == stop:
            break
    else:
        print('while else', n)
    print(i, n)
for i in []:
    pass
else:
    print('empty', i)
while True:
    try:
        break
    finally:
        print('left')
