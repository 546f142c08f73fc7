# The recursion limit counts calls of Python code, not the builtins between them.
import sys


class Nested:
    def __init__(self, child):
        self.child = child

    def __repr__(self):
        return f'N({self.child!r})'

    def __eq__(self, other):
        return self.child == other.child

    def __hash__(self):
        return hash(self.child)

    def __len__(self):
        return 1 + (len(self.child) if self.child is not None else 0)

    def __iter__(self):
        yield self
        if self.child is not None:
            yield from self.child


def chain(length):
    node = None
    for _ in range(length):
        node = Nested(node)
    return node


# === deep, but within the limit ===
deep, same = chain(900), chain(900)
print(len(repr(deep)), deep == same, hash(deep) == hash(same), len(deep))
print(sum(1 for _ in chain(400)), sorted([3, 1], key=lambda x: len(chain(600)) + x))

# === too deep, at the same place in every way ===
def depth_of(act):
    reached = 0

    class Counting:
        def __repr__(self):
            nonlocal reached
            reached += 1
            return repr(self)

        def __len__(self):
            nonlocal reached
            reached += 1
            return len(self)

        def __call__(self, *args):
            nonlocal reached
            reached += 1
            return max([1], key=self)

    try:
        act(Counting())
    except RecursionError as error:
        return reached, str(error)


sys.setrecursionlimit(120)
for act in repr, len, str, lambda value: value(), lambda value: f'{value!r}', lambda value: '%r' % value:
    print(depth_of(act))
