def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === construction and structure ===
g = ExceptionGroup('top', [ValueError(1), KeyError('k'), ExceptionGroup('inner', [TypeError('t'), ValueError(2)])])
print(g, repr(g), g.message, len(g.exceptions), g.args)
attempt(ExceptionGroup, 'm')
attempt(ExceptionGroup, 'm', [])
attempt(ExceptionGroup, 'm', 5)
attempt(ExceptionGroup, 'm', [5])
attempt(ExceptionGroup, 5, [ValueError()])
attempt(ExceptionGroup, 'm', [KeyboardInterrupt()])
attempt(ExceptionGroup, 'm', [ValueError])
print(type(BaseExceptionGroup('m', [ValueError()])).__name__, type(BaseExceptionGroup('m', [KeyboardInterrupt()])).__name__, issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__)

# === split, subgroup, derive ===
def show(group):
    return None if group is None else [show(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in group.exceptions]
print(show(g.subgroup(ValueError)), show(g.subgroup((KeyError, TypeError))), g.subgroup(OSError), show(g.subgroup(lambda e: 'k' in str(e) and not isinstance(e, BaseExceptionGroup))))
match, rest = g.split(ValueError)
print(show(match), show(rest), match.message, g.split(ExceptionGroup)[0] is g, g.split(OSError))
print(show(g.derive([ValueError(9)])), g.subgroup(ExceptionGroup) is g)
attempt(g.subgroup, 5)
attempt(g.split, 'x')

# === except* ===
def handle(error):
    log = []
    try:
        try: raise error
        except* ValueError as group: log.append(('value', show(group), type(group).__name__))
        except* (KeyError, TypeError) as group: log.append(('key/type', show(group)))
        else: log.append('else')
        finally: log.append('finally')
    except BaseException as left: log.append(('left', repr(left)))
    return log
print(*handle(g), sep='\n')
print(*handle(ExceptionGroup('g', [OSError(1), ValueError(2)])), sep='\n')
print(*handle(ValueError('naked')), sep='\n')
print(*handle(OSError('naked other')), sep='\n')
def no_error():
    try: pass
    except* ValueError: pass
    else: return 'else runs'
print(no_error())

# === raising inside except* ===
def raising():
    try: raise ExceptionGroup('eg', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError: raise KeyError('new')
    except* TypeError as e: raise
try: raising()
except BaseException as error: print(repr(error), [repr(e.__context__) for e in error.exceptions])
def wrong_kind():
    try: raise ValueError(1)
    except* ExceptionGroup: pass
attempt(wrong_kind)
for source in 'try: pass\nexcept* ValueError: pass\nexcept KeyError: pass', 'try: pass\nexcept*: pass', 'for x in y:\n try: pass\n except* ValueError: break', 'def f():\n try: pass\n except* ValueError: return', 'while 1:\n try: pass\n except* ValueError: continue':
    try: compile(source, '<g>', 'exec')
    except SyntaxError as error: print(error.msg)

# === subclasses ===
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + '!', excs)
m = MyGroup('mine', [ValueError(1), KeyError(2)])
m.add_note('kept')
part = m.subgroup(ValueError)
print(repr(part), part.__notes__, type(m.split(KeyError)[1]).__name__)
