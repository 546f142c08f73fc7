# A container that reads annotations and defaults of __init__ and builds an object graph.
class Container:
    def __init__(self): self.factories, self.single, self.building = {}, {}, []
    def provide(self, cls=None, /, *, shared=False):
        def register(c): self.factories[c] = shared; return c
        return register(cls) if cls else register
    def get(self, cls):
        if cls in self.single: return self.single[cls]
        if cls not in self.factories: raise LookupError(f'nothing provides {cls.__name__}')
        if cls in self.building: raise RecursionError(' -> '.join(c.__name__ for c in (*self.building, cls)))
        self.building.append(cls)
        try:
            code, hints = cls.__init__.__code__ if hasattr(cls.__init__, '__code__') else None, getattr(cls.__init__, '__annotations__', {})
            names = code.co_varnames[1:code.co_argcount] if code else ()
            optional = names[len(names) - len(cls.__init__.__defaults__ or ()):] if code else ()
            made = cls(**{n: self.get(hints[n]) for n in names if n in hints and (n not in optional or hints[n] in self.factories)})
        finally: self.building.pop()
        if self.factories[cls]: self.single[cls] = made
        return made
box = Container()
@box.provide(shared=True)
class Config:
    def __init__(self): self.url = 'db://main'
@box.provide
class Database:
    def __init__(self, config: Config, timeout: int = 5): self.config, self.timeout = config, timeout
class Cache: pass
@box.provide
class Users:
    def __init__(self, db: Database, cache: Cache = None): self.db, self.cache = db, cache
    def __repr__(self): return f'Users({self.db.config.url}, {self.db.timeout}, {self.cache})'
@box.provide
class Loop1:
    def __init__(self, other: 'Loop2'): pass
a, b = box.get(Users), box.get(Users)
print(a, a is b, a.db is b.db, a.db.config is b.db.config)
class Loop2:
    def __init__(self, other: Loop1): pass
box.provide(Loop2)
Loop1.__init__.__annotations__['other'] = Loop2
for wanted in Loop1, Cache, int:
    try: box.get(wanted)
    except (LookupError, RecursionError) as error: print(type(error).__name__, error)
print(Users.__init__.__annotations__, box.building)
