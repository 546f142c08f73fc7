# === the operator says what a sequence cannot be multiplied by; the methods have the message of indexes ===
import array, collections
sequences = 'ab', b'ab', bytearray(b'ab'), [1], (1,), array.array('b', [1]), collections.deque([1])
class Other: pass
class Reflected:
    def __rmul__(self, other): return NotImplemented
class Index:
    def __index__(self): return 2
for sequence in sequences:
    for factor in 'x', 1.5, None, Other(), Reflected(), 1j:
        name = type(factor).__name__
        for act in (lambda: sequence * factor, lambda: factor * sequence, lambda: sequence.__mul__(factor), lambda: sequence.__rmul__(factor)):
            try: print(name, act())
            except Exception as error: print(name, type(error).__name__, error)
        copy = sequence
        try: copy *= factor
        except Exception as error: print(type(sequence).__name__, name, type(error).__name__, error)
        if hasattr(sequence, '__imul__'):
            try: sequence.__imul__(factor)
            except Exception as error: print(type(sequence).__name__, name, type(error).__name__, error)
    print(sequence * Index(), Index() * sequence, sequence.__mul__(Index()), sequence * True)
items = [1, 2]
items *= Index()
print(items, items.__imul__(Index()))
