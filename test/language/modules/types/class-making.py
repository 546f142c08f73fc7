import types


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


# === resolve_bases, prepare_class, new_class ===
class Stand:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): return self.bases


class Wrong:
    def __mro_entries__(self, bases): return []


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        return {'prepared': (name, kwargs)}
    def __new__(meta, name, bases, namespace, **kwargs):
        return super().__new__(meta, name, bases, namespace)
    def __init__(self, *args, **kwargs): pass


class Other(type): pass
class Base(metaclass=Meta): pass
class Stranger(metaclass=Other): pass


bases = (int,)
print(types.resolve_bases(bases) is bases, types.resolve_bases((Stand(int, Base), Base)), types.resolve_bases([1]))
attempt(types.resolve_bases, (Wrong(),))
print(types.prepare_class('X', (Base,), {'k': 1}), types.prepare_class('X'), types.prepare_class('X', (), {'metaclass': Meta, 'a': 1}))
print(types.prepare_class('X', (), {'metaclass': print})[1:])
attempt(types.prepare_class, 'X', (Base, Stranger))
made = types.new_class('Made', (Stand(int), Base), {'k': 5}, lambda body: body.update(x=1))
print(made.__mro__, made.prepared, made.x, len(made.__orig_bases__), type(made).__name__)
print(types.get_original_bases(made)[1], types.get_original_bases(bool))
attempt(types.get_original_bases, 5)


# === DynamicClassAttribute ===
class Named(type):
    def __getattr__(cls, name): return 'from the metaclass: ' + name


class Thing(metaclass=Named):
    _kept = 1
    @types.DynamicClassAttribute
    def kept(self):
        """The kept one."""
        return self._kept
    @kept.setter
    def kept(self, value): self._kept = value
    @kept.deleter
    def kept(self): self._kept = None
    unreadable = types.DynamicClassAttribute(None, doc='nothing')


thing = Thing()
thing.kept = 5
print(thing.kept, Thing.kept, vars(Thing)['kept'].__doc__, vars(Thing)['kept'].overwrite_doc)
del thing.kept
print(thing.kept)
attempt(lambda: thing.unreadable)
attempt(setattr, thing, 'unreadable', 1)
attempt(delattr, thing, 'unreadable')


# === coroutine ===
@types.coroutine
def plain(): return 5


class Like:
    def __init__(self): self.left = 2
    def send(self, value):
        if self.left == 0: raise StopIteration('done')
        self.left -= 1
        return self.left
    def throw(self, *args): raise args[0]
    def close(self): pass
    def __next__(self): return self.send(None)
    def __iter__(self): return self


@types.coroutine
def like(): return Like()


async def use(): return await like()


def drive(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return steps, stop.value


print(plain(), drive(use()))
attempt(types.coroutine, 5)
attempt(types.CapsuleType)


async def already(): pass


print(types.coroutine(already) is already, sorted(types.__all__))
