# === the singletons ===
print(None, True, False, Ellipsis, ..., NotImplemented)
print(repr(...), type(...).__name__, type(None), type(NotImplemented))
print(... is Ellipsis, True is (1 == 1), type(None)() is None, type(...)() is ...)
print(__debug__)

# === they cannot be assigned ===
for source in 'None = 1', 'True = 1', 'False += 1', '... = 1', '__debug__ = 1', 'def None(): pass', 'x.True = 1', 'f(None=1)', 'for None in x: pass', 'del True', 'lambda None: 1', 'import None':
    try:
        exec(source)
    except SyntaxError as error:
        print(source, '->', error.msg)

# === truth ===
try:
    bool(NotImplemented)
except Exception as error:
    print(type(error).__name__, error)
print(bool(...), bool(None))

# === attributes ===
for value in None, True, ..., NotImplemented:
    try:
        value.x = 1
    except AttributeError as error:
        print(error)
print(None.__class__, None == None, None.__eq__(1), None.__bool__(), hash(...) == hash(Ellipsis))
