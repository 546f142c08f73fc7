def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === each constructor without, with one and with wrong arguments ===
print(str(), repr(str(5)), list(), tuple(), dict(), set(), frozenset(), bytes(), bytearray(), int(), float(), complex(), bool(), list('ab'), tuple({1: 2}), set('a'), dict(a=1), bytes(2), bytearray(b'a'), str(b'a', 'ascii'), range(3), slice(1), list(range(3)), frozenset([1]), enumerate([]).__class__.__name__, memoryview(b'a')[0], object().__class__.__name__, property().__class__.__name__, type('T', (), {}).__name__)
for cls, arguments in (list, (5,)), (list, (1, 2)), (tuple, (5,)), (dict, (5,)), (dict, ([1],)), (dict, (['abc'],)), (set, (5,)), (bytes, ('a',)), (bytes, ([300],)), (bytes, (-1,)), (bytearray, ('a',)), (str, (1, 2)), (str, ('a', 'b')), (slice, ()), (range, ()), (range, ('a',)), (memoryview, ('a',)), (enumerate, ()), (zip, (5,)), (super, ()), (property, (1, 2, 3, 4, 5)), (classmethod, ()), (staticmethod, ()), (type, ()), (object, (1,)), (frozenset, (5,)), (reversed, (5,)), (map, (1,)), (filter, (1,)), (list, (None,)), (dict, (None,)): attempt(cls, *arguments)
for cls in list, tuple, set, frozenset, bool, float, enumerate, range, slice, zip, map:
    attempt(lambda: cls(bad_keyword=1))
print(dict(bad_keyword=1), str(object=1), int('5', base=10), bytes(source='a', encoding='ascii'), enumerate(iterable='a').__next__(), complex(real=1), memoryview(object=b'a')[0], type(property(fget=len)).__name__)
