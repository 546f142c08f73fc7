import asyncio
import typing
from collections import abc


def attempt(action, *arguments, **keywords):
    try:
        print(repr(action(*arguments, **keywords)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')


# === Sequence ===
class Letters(abc.MutableSequence):
    def __init__(self, text=''): self.text = [*text]
    def __len__(self): return len(self.text)
    def __getitem__(self, index): return self.text[index]
    def __setitem__(self, index, value): self.text[index] = value
    def __delitem__(self, index): del self.text[index]
    def insert(self, index, value): self.text.insert(index, value)
    def __repr__(self): return f"Letters({''.join(self.text)})"


word = Letters('banana')
for bounds in (), (2,), (-1,), (0, 1), (1, -1), (-3, -1), (None,), (2, 100), (-100,):
    attempt(word.index, 'a', *bounds)
attempt(word.index, 'z')
nan = float('nan')
odd = Letters([nan, 1])
print(nan in odd, odd.count(nan), odd.index(nan), list(reversed(word)), 'z' in word)
word.extend(word)
word += 'xy'
word.reverse()
word.remove('a')
attempt(word.remove, '?')
print(word, word.pop(), word.pop(0), word.append('!'), word)
word.clear()
print(len(word))
attempt(word.pop)


# === Mapping ===
class Table(abc.MutableMapping):
    def __init__(self, **pairs): self.pairs = pairs
    def __getitem__(self, key): return self.pairs[key]
    def __setitem__(self, key, value): self.pairs[key] = value
    def __delitem__(self, key): del self.pairs[key]
    def __iter__(self): return iter(self.pairs)
    def __len__(self): return len(self.pairs)
    def __repr__(self): return f'Table({self.pairs})'


table = Table(a=1, b=nan)
print(table.keys(), table.values(), table.items(), len(table.items()))
print(nan in table.values(), ('b', nan) in table.items(), ('z', 1) in table.items(), 'a' in table.keys())
print(table.keys() | ['z'] == {'a', 'b', 'z'}, table.keys() & 'a', table.keys() - ['a'], table.keys() ^ ['a', 'b'], table.items() & [('a', 1)])
print(table.keys() <= {'a', 'b', 'c'}, table.keys() == {'a', 'b'}, table.keys().isdisjoint('xyz'), {'a'} & table.keys(), ['q'] - table.keys())
table.update({'c': 3}, d=4)
table.update([('e', 5)], other=6)
class HasKeys:
    def keys(self): return ['k']
    def __getitem__(self, key): return key * 2
table.update(HasKeys())
print(table, table == {'a': 1}, table == 5, Table(a=1) == {'a': 1}, Table(a=1) != Table(a=2))
attempt(table.update, 5)
attempt(table.update, [1])
attempt(table.pop, 'zz')
attempt(table.pop, 'zz', None)
attempt(table.popitem)
attempt(table.setdefault, 'new')
attempt(table.setdefault, 'a', 9)
attempt(reversed, table)
attempt(hash, table)
print(table.get('a'), table.get('zz'), table.get('zz', 7), 'zz' in table)
table.clear()
print(table)
attempt(table.popitem)


# === Set ===
class Small(abc.MutableSet):
    def __init__(self, items=()): self.items = list(dict.fromkeys(items))
    def __contains__(self, item): return item in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, item): self.items += [] if item in self.items else [item]
    def discard(self, item): self.items = [each for each in self.items if each != item]
    def __repr__(self): return f'Small({self.items})'


one, two = Small('abc'), Small('bcd')
print(one & two, one | two, one - two, one ^ two, one & 'ab', one | 'z', one - 'a', one ^ 'az')
print('ab' & one, 'z' | one, 'za' - one, 'az' ^ one, {1} | Small([2]), Small([2]) - {2})
print(one < two, one <= one, one > Small('a'), one >= Small('abcd'), one == Small('cab'), one != two, one == 5, Small('ab') < Small('abc'))
for action in (lambda: one & 5, lambda: one | 5, lambda: one - 5, lambda: one ^ 5, lambda: 5 - one, lambda: one < 5, lambda: one < [1]):
    attempt(action)
print(one._hash() == hash(frozenset('abc')), one.isdisjoint('xyz'), one.isdisjoint('a'))
attempt(hash, one)
one |= 'xy'
one -= 'a'
one &= Small('bcx')
one ^= 'bq'
print(one)
one ^= one
print(one)
one |= 'ab'
one -= one
print(one, two.pop(), two)
attempt(one.pop)
attempt(one.remove, 'a')
two.clear()
print(two)


# === Generator, Coroutine ===
class Steps(abc.Generator):
    def __init__(self): self.log = []
    def send(self, value):
        self.log.append(value)
        if len(self.log) > 2: raise StopIteration
        return len(self.log)
    def throw(self, typ, val=None, tb=None):
        self.log.append(typ)
        return super().throw(typ, val, tb)


steps = Steps()
print(list(steps), steps.close(), steps.log)
attempt(steps.throw, ValueError, ValueError('given'))
attempt(steps.throw, ValueError('alone'))
attempt(steps.throw, KeyError)


class Stubborn(abc.Coroutine):
    def __await__(self): yield
    def send(self, value): return value
    def throw(self, *args): return 'ignored'


attempt(Stubborn().close)
attempt(Steps.send, steps, 1)


class Counting(abc.AsyncGenerator):
    def __init__(self): self.count = 0
    async def asend(self, value):
        self.count += 1
        if self.count > 3: raise StopAsyncIteration
        return self.count
    async def athrow(self, typ, val=None, tb=None):
        await super().athrow(typ, val, tb)


async def main():
    print([item async for item in Counting()])
    print(await Counting().aclose())
    try:
        await Counting().athrow(ValueError, ValueError('thrown'))
    except ValueError as error:
        print(repr(error))


asyncio.run(main())


# === what counts as a subclass ===
class Plain:
    def __iter__(self): return iter(())
    def __len__(self): return 0
    def __contains__(self, item): return False


class Denied(Plain):
    __iter__ = None


class Further(abc.Iterable):
    def __iter__(self): return super().__iter__()


print(isinstance(Plain(), abc.Collection), isinstance(Denied(), abc.Iterable), issubclass(Plain, Further), list(Further()))
print([name for name in abc.__all__ if isinstance(getattr(abc, name), type)] == abc.__all__, abc.Iterable.__subclasshook__(Plain))
for name in ('Sized', 'Awaitable', 'AsyncIterator', 'Buffer', 'MutableSet', 'MutableSequence', 'Coroutine', 'ItemsView'):
    attempt(getattr(abc, name))
print(abc.Callable[[int, str], bool].__args__, abc.Callable[..., int], abc.Callable[[], None], abc.Callable[[typing.TypeVar('T')], int])
T = typing.TypeVar('T')
P = typing.ParamSpec('P')
print(abc.Callable[P, T], abc.Callable[P, T][[int], str], abc.Callable[P, int][str], abc.Callable[[T], T][int], abc.Callable[typing.Concatenate[int, P], T])
attempt(lambda: abc.Callable[int])
attempt(lambda: abc.Callable[int, str])
print(abc.Mapping[str, int], abc.MappingView[int], abc.Set[int], abc.Awaitable[int], abc.AsyncIterable[int], abc.Container[int])
