# Events, weakly coupled plugins, a registry by __init_subclass__, a priority chain of handlers.
class Event:
    def __init__(self, name, **data): self.name, self.data, self.stopped = name, data, False
    def __getattr__(self, key):
        try: return self.__dict__['data'][key]
        except KeyError: raise AttributeError(f'event {self.name!r} has no {key!r}') from None
class Bus:
    def __init__(self): self.handlers = {}
    def on(self, name, priority=0):
        def register(function):
            self.handlers.setdefault(name, []).append((priority, function))
            self.handlers[name].sort(key=lambda p: -p[0])
            return function
        return register
    def emit(self, name, **data):
        event, results = Event(name, **data), []
        for _, handler in self.handlers.get(name, []) + self.handlers.get('*', []):
            try: results.append(handler(event))
            except Exception as error: results.append(f'{handler.__name__} failed: {type(error).__name__}: {error}')
            if event.stopped: break
        return results
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **options):
        super().__init_subclass__(**options)
        cls.registry[name or cls.__name__.lower()] = cls
    @classmethod
    def create(cls, name, *args):
        try: return cls.registry[name](*args)
        except KeyError: raise LookupError(f'no plugin {name!r}, have {", ".join(sorted(cls.registry))}') from None
class Upper(Plugin):
    def run(self, text): return text.upper()
class Repeat(Plugin, name='x'):
    def __init__(self, n=2): self.n = n
    def run(self, text): return text * self.n
bus = Bus()
@bus.on('save')
def save(e): return f'saved {e.path}'
@bus.on('save', priority=5)
def check(e):
    if e.path.startswith('/'): e.stopped = True; return 'refused'
    return 'checked'
@bus.on('*')
def audit(e): return (e.name, sorted(e.data), e.user)
print(bus.emit('save', path='a.txt', user='ann'), bus.emit('save', path='/etc'), bus.emit('save'), bus.emit('other', user=1), bus.emit('other'), sep='\n')
print([Plugin.create(n, *a).run('ab') for n, a in (('upper', ()), ('x', ()), ('x', (3,)))])
try: Plugin.create('nope')
except LookupError as error: print(error)
