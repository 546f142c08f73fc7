# Which abstract classes arrays and decimals belong to.
import array
import collections.abc
import decimal
import numbers

for name in ("Sequence", "MutableSequence", "Reversible", "Collection", "Iterable", "Sized", "Container", "Hashable", "Buffer", "Mapping", "Set"):
    print(name, isinstance(array.array("i"), getattr(collections.abc, name)), issubclass(array.array, getattr(collections.abc, name)))
match array.array("i", [1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral):
    print(kind.__name__, isinstance(decimal.Decimal(1), kind), isinstance(True, kind), isinstance(1.0, kind), isinstance(1j, kind))
