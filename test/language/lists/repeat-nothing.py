# === nothing, a huge number of times ===
import array, collections
huge = 2 ** 53 + 1
print([] * huge, huge * [], () * huge, '' * huge, b'' * huge, bytearray() * huge, array.array('i') * huge, collections.deque() * huge, collections.deque([1, 2], 0) * huge)
for thing in [], bytearray(), array.array('i'), collections.deque():
    thing *= huge
    print(thing)
for count in 2 ** 64, -2 ** 64:
    for thing in [], (), '', b'':
        try: print(thing * count)
        except OverflowError as error: print(error)
