import logging


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


class Lines(logging.Handler):
    def emit(self, record): print('|', self.format(record))


root = logging.getLogger()
root.addHandler(Lines())
root.setLevel(logging.DEBUG)

# === the tree is right in whatever order loggers are asked for ===
deep = logging.getLogger('a.b.c.d')
other = logging.getLogger('a.b.x')
print(deep.parent.name, sorted(root.manager.loggerDict))
a = logging.getLogger('a')
print(deep.parent is a, other.parent is a, a.parent is root)
b = logging.getLogger('a.b')
print(deep.parent is b, other.parent is b, b.parent is a, logging.getLogger('ab').parent is root)
print(sorted(each.name for each in a.getChildren()), sorted(each.name for each in b.getChildren()), [each.name for each in root.getChildren()].count('a'))
print(root.getChild('a.b') is b, b.getChild('x') is other, logging.getLogger('root') is root, logging.getLogger('') is root)
a.setLevel('ERROR')
print(deep.getEffectiveLevel(), deep.isEnabledFor(logging.WARNING), other.isEnabledFor(40), root.isEnabledFor(10))
a.setLevel(logging.NOTSET)
deep.propagate = False
print(deep.hasHandlers(), b.hasHandlers())
deep.propagate = True


# === places, stacks, exceptions ===
def helper(level=1): other.warning('from helper', stacklevel=level)


def calls_helper(): helper(2)


formatter = logging.Formatter('%(name)s %(funcName)s:%(lineno)d %(module)s %(message)s')
root.handlers[0].setFormatter(formatter)
helper()
calls_helper()
helper(100)
logging.info('module function %s', 'here')
logging.log(45, 'at %(level)d', {'level': 45})
other.error('given', exc_info=ValueError('not raised'))
try:
    [][1]
except IndexError:
    logging.exception('index', extra={'field': 1})
    other.error('tuple of None', exc_info=(None, None, None))
b.warning('with stack', stack_info=True)
other.fatal('fatal')
attempt(other.error, 'both', extra={'asctime': 1})
attempt(other.log, '10', 'x')
print(logging.Formatter().formatStack('stack'), other.findCaller()[1:])

# === formats ===
record = logging.makeLogRecord({'msg': 'text %s', 'args': ('arg',), 'levelname': 'INFO', 'name': 'n', 'created': 0.5, 'msecs': 500.0})
for format, style in (('%(message)s %(name)10s', '%'), ('{message:>10} {name!r}', '{'), ('$message ${name} $$', '$'), ('%(msecs)05d', '%')):
    print(logging.Formatter(format, style=style).format(record))
for format, style in (('none', '%'), ('%(bad', '%'), ('none', '{'), ('{message!x}', '{'), ('{message:zz}', '{'), ('{mess age}', '{'), ('none', '$'), ('$', '$'), ('{', '{')):
    attempt(logging.Formatter, format, style=style)
attempt(logging.Formatter('%(nothing)s').format, record)
print(logging.Formatter('{message} {more}', style='{', defaults={'more': 'default'}).format(record), logging.Formatter('none', validate=False).format(record))
print(logging.Formatter('%(asctime)s').usesTime(), logging.Formatter('$asctime', style='$').usesTime(), logging.Formatter('{asctime:x}', style='{', validate=False).usesTime(), logging.Formatter().usesTime())
utc = logging.Formatter('%(asctime)s %(message)s')
import time
utc.converter = time.gmtime
print(utc.format(record), utc.formatTime(record, '%H:%M'))
utc.default_msec_format = None
print(utc.format(record))
buffering = logging.BufferingFormatter(logging.Formatter('<%(message)s>'))
print(buffering.format([record, record]), repr(buffering.format([])))

# === filters ===
below = logging.Filter('a.b')
print([below.filter(logging.makeLogRecord({'name': name})) for name in ('a.b', 'a.b.c', 'a.bc', 'a', 'x')], logging.Filter().filter(record))


class Replace:
    def filter(self, record): return logging.makeLogRecord({'msg': 'replaced', 'name': 'r', 'levelno': 30})


replace = Replace()
other.addFilter(replace)
other.addFilter(replace)
other.warning('original')
print(len(other.filters))
other.removeFilter(replace)
other.removeFilter(replace)
other.disabled = True
other.critical('not shown')
other.disabled = False

# === handlers, levels, adapters ===
handler = Lines(logging.ERROR)
handler.set_name('first')
handler.name = 'second'
print(logging.getHandlerByName('first'), logging.getHandlerByName('second') is handler, handler, logging.NullHandler())
handler.close()
print(logging.getHandlerNames())
attempt(logging.Handler().emit, record)
attempt(logging.Handler, 'NONE')
stream = logging.StreamHandler(open('/dev/null', 'w') if False else None)
print(stream.setStream(None) is not None, stream.setStream(None))
logging.addLevelName(15, 'FINE')
print(logging.getLevelName('FINE'), logging.getLevelName(15), logging.getLevelName('nope'), logging.getLevelNamesMapping()['FINE'], logging.getLevelName(99))
a.setLevel('FINE')
print(a)
adapter = logging.LoggerAdapter(other, {'one': 1}, merge_extra=True)
root.handlers[0].setFormatter(logging.Formatter('%(message)s %(one)s %(two)s', defaults={'one': '-', 'two': '-'}))
adapter.warning('merged', extra={'two': 2})
logging.LoggerAdapter(other, {'one': 1}).warning('not merged', extra={'two': 2})
logging.LoggerAdapter(other).error('no extra')
print(adapter, adapter.name, adapter.isEnabledFor(5), adapter.getEffectiveLevel(), adapter.hasHandlers(), adapter.manager is root.manager)


class Own(logging.Logger): pass


logging.setLoggerClass(Own)
print(type(logging.getLogger('own.one')).__name__, logging.getLoggerClass())
attempt(logging.setLoggerClass, int)
logging.setLoggerClass(logging.Logger)
logging.setLogRecordFactory(lambda *args, **keywords: logging.LogRecord(*args[:4], 'changed', (), None))
other.warning('before')
logging.setLogRecordFactory(logging.LogRecord)
logging.disable(logging.WARNING)
print(other.isEnabledFor(30), other.isEnabledFor(31), root.manager.disable)
logging.disable('NOTSET')
attempt(setattr, root.manager, 'disable', 'x')
attempt(logging.basicConfig, stream=1, filename='f', force=True)
attempt(logging.basicConfig, handlers=[], filename='f', force=True)
attempt(logging.basicConfig, style='?', force=True)
logging.basicConfig(handlers=[Lines()], style='{', level='INFO', force=True)
logging.info('styled')
logging.debug('hidden')
