# Properties, __class__ and methods of several classes at one site, in hot loops, and what may change about them.


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def width(self):
        return self.radius * 2

    def name(self):
        return 'circle'


def widths(objects):
    total = 0
    for each in objects:
        total += each.width
    return total


circles = [Circle(i) for i in range(300)]
print(widths(circles))
Circle.width = property(lambda self: 1)
print(widths(circles))


class Box:
    def __init__(self, side):
        self.side = side
        self.width = side


boxes = [Box(i) for i in range(200)]
print(widths(circles + boxes), widths(boxes))
Circle.width = 7
print(widths(circles))
del Circle.width
try:
    widths(circles)
except AttributeError as error:
    print(error)


class Fallback:
    @property
    def width(self):
        raise AttributeError('inner')

    def __getattr__(self, name):
        return 3


print(widths([Fallback() for _ in range(200)]))


class Raises:
    def __init__(self, n):
        self.n = n

    @property
    def width(self):
        if self.n == 250:
            raise ValueError(self.n)
        return self.n


try:
    widths([Raises(i) for i in range(300)])
except ValueError as error:
    print('raised', error, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)


# classes
def classes(objects, wanted):
    found = 0
    for each in objects:
        if each.__class__ is wanted:
            found += 1
    return found


print(classes(circles + boxes, Circle), classes(boxes, Circle))
for each in circles[:50]:
    each.__class__ = Box
print(classes(circles + boxes, Circle), classes(circles + boxes, Box))


class Claims:
    @property
    def __class__(self):
        return Circle


print(classes([Claims() for _ in range(200)], Circle), isinstance(Claims(), Circle), type(Claims()) is Claims)
print(classes([1, 'a', 2.0, None, Circle] * 50, int))


# methods of many classes at one site
kinds = [type(f'Kind{i}', (), {'name': lambda self, i=i: i, 'size': i}) for i in range(20)]


def names(objects):
    total = 0
    for each in objects:
        total += each.name() + each.size
    return total


few = [kind() for kind in kinds[:4]] * 100
print(names(few))
print(names([kind() for kind in kinds] * 30))
kinds[2].name = lambda self: 1000
print(names(few))
few[1].name = lambda: 5000
print(names(few))
few[3].size = -1
print(names(few))
kinds[0].name = staticmethod(lambda: 9)
print(names(few))
