# === around *_ the items are asked for one by one, where a pattern needs them ===
import collections.abc
class Log(collections.abc.Sequence):
    def __init__(self, *items): self.items, self.log = items, []
    def __len__(self):
        self.log.append('len')
        return len(self.items)
    def __getitem__(self, i):
        self.log.append(i)
        return self.items[i]
def show(subject):
    match subject:
        case [1, *_, 9]: found = 'first and last'
        case [_, 2, *_]: found = 'second'
        case [*_, [3, *_, end], _]: found = f'inner {end}'
        case [*_, last]: found = f'last {last}'
        case _: found = 'none'
    print(found, getattr(subject, 'log', ''))
for items in (1, 5, 9), (0, 2), (0, Log(3, 4), 7), (6,), (), (1, 9): show(Log(*items))
show([0, [3, 4, 5], 7])
show('text')
show(range(10))
