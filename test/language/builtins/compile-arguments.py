def attempt(action):
    try: print(action())
    except Exception as error: print(f'{type(error).__name__}: {error}')

# === the file name is a path ===
class Path:
    def __fspath__(self): return 'path'
for name in 'f', b'f', Path(), 5, None: attempt(lambda: compile('1', name, 'eval').co_filename)

# === which argument is refused first ===
attempt(lambda: compile(5, 5, 5))
attempt(lambda: compile(5, 'f', 5))
attempt(lambda: compile(5, 'f', 'bad'))
attempt(lambda: compile(5, 'f', 'exec'))
attempt(lambda: eval(5))
attempt(lambda: __import__(b'x'))

# === int() shows the start of what it refuses ===
for text in 'a' * 300, 'é' * 300, b'\xff' * 300, '\n' * 60 + 'x' * 300, "'" * 300: attempt(lambda: int(text))
