"""Attributes of `__slots__` at one place in a program, again and again: set, unset, deleted, inherited, replaced."""


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as error:
        return f'{type(error).__name__}: {error}'


class Point:
    __slots__ = ('a', 'b', 'c', 'd', 'e', 'f')

    def __init__(self, start):
        self.a, self.b = start, start + 1


class Named(Point):
    __slots__ = ('name',)


class Open(Point):
    pass


class Lenient(Point):
    __slots__ = ()

    def __getattr__(self, name):
        return f'no {name}'


def read_a(point):
    return point.a


def read_c(point):
    return point.c


def read_f(point):
    return point.f


def write_f(point, value):
    point.f = value


def call_c(point):
    return point.c()


# === values ===
points = [Point(1), Named(2), Open(3), Lenient(4)]
for turn in range(40):
    total = sum(read_a(point) for point in points)
print(total)

# === a slot without a value ===
for turn in range(40):
    results = [attempt(read_c, point) for point in points] + [attempt(read_f, point) for point in points]
print(*results, sep='\n')

# === some with a value, some without ===
for turn in range(40):
    point = Point(turn)
    if turn % 3:
        point.c = turn
        write_f(point, -turn)
    results = [attempt(read_c, point), attempt(read_f, point)]
    if turn > 35:
        print(results)

# === deleted and set again ===
point = Named(7)
seen = []
for turn in range(40):
    write_f(point, turn)
    seen.append(attempt(read_f, point))
    del point.f
    seen.append(attempt(read_f, point))
print(seen[:4], seen[-2:], len(set(seen)))

# === a slot that holds a function ===
for turn in range(40):
    point.c = (lambda: 'called') if turn % 2 else None
    result = attempt(call_c, point)
    if turn > 37:
        print(result)
for turn in range(40):
    result = attempt(call_c, Point(0)), attempt(call_c, Lenient(0))
print(result)

# === the class changes ===
point = Open(1)
for turn in range(40):
    if turn == 20:
        Open.a = property(lambda self: 'computed')
    if turn == 30:
        del Open.a
    if turn in (19, 20, 29, 30, 39):
        print(turn, read_a(point))
    else:
        read_a(point)


# === a descriptor of another class ===
class Other:
    __slots__ = ('mine',)
    a = Point.a

    def __init__(self):
        self.mine = 1


def write_a(point):
    point.a = 9


for turn in range(40):
    results = attempt(read_a, Other()), attempt(write_a, Other())
print(*results, sep='\n')


# === with a dict beside the slots ===
class Both:
    __slots__ = ('x', '__dict__')


def write_both(both, value):
    both.x = value
    both.y = value * 2
    return both.x + both.y


both = Both()
for turn in range(40):
    if turn == 20:
        both.__dict__['z'] = 1
    result = write_both(both, turn)
print(result, vars(both), both.x)


# === a class that stores by itself ===
class Frozen(Point):
    __slots__ = ()

    def __setattr__(self, name, value):
        if name == 'f':
            raise AttributeError(f'{name} is frozen')
        super().__setattr__(name, value)


for turn in range(40):
    result = attempt(write_f, Frozen(1), 2), attempt(write_f, Point(1), 2)
print(result)

# === a slot that its class replaces ===
point = Point(1)
for turn in range(40):
    if turn == 20:
        Point.a = 'replaced'
    if turn in (19, 20):
        print(read_a(point), attempt(write_a, point))
    read_a(point)
print(read_a(point))


# === a property that its class replaces ===
class Computed:
    a = property(lambda self: 'computed')


computed = Computed()
for turn in range(40):
    if turn == 20:
        Computed.a = 'plain'
    read_a(computed)
    if turn in (19, 20):
        print(read_a(computed))
