"""A small raytracer: spheres, planes and boxes with shadows, mirrors and a checkered floor, drawn as characters."""
import math
from dataclasses import dataclass

EPSILON = 1e-4
FAR = 1e9


class Vector:
    __slots__ = ('x', 'y', 'z')

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    @property
    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length)

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))

    def __repr__(self):
        return f'({self.x:.3f}, {self.y:.3f}, {self.z:.3f})'


@dataclass(frozen=True)
class Material:
    color: tuple
    diffuse: float = 0.8
    mirror: float = 0.0
    shine: int = 0


@dataclass
class Ray:
    origin: Vector
    direction: Vector

    def at(self, distance):
        return self.origin + self.direction * distance


class Shape:
    """What a ray can hit; a subclass says where and with which normal."""

    def __init__(self, material):
        self.material = material
        self.hits = 0

    def distance(self, ray):
        raise NotImplementedError

    def normal(self, point):
        raise NotImplementedError

    def color_at(self, point):
        return self.material.color


class Sphere(Shape):
    def __init__(self, center, radius, material):
        super().__init__(material)
        self.center = center
        self.radius = radius
        self.radius_squared = radius * radius

    def distance(self, ray):
        offset = ray.origin - self.center
        half = offset.dot(ray.direction)
        rest = offset.dot(offset) - self.radius_squared
        inside = half * half - rest
        if inside < 0.0:
            return None
        root = math.sqrt(inside)
        near = -half - root
        if near > EPSILON:
            return near
        far = -half + root
        return far if far > EPSILON else None

    def normal(self, point):
        return (point - self.center) * (1.0 / self.radius)


class Floor(Shape):
    def __init__(self, height, material, other_color):
        super().__init__(material)
        self.height = height
        self.other_color = other_color
        self.up = Vector(0.0, 1.0, 0.0)

    def distance(self, ray):
        slope = ray.direction.y
        if abs(slope) < EPSILON:
            return None
        distance = (self.height - ray.origin.y) / slope
        return distance if distance > EPSILON else None

    def normal(self, point):
        return self.up

    def color_at(self, point):
        even = (math.floor(point.x) + math.floor(point.z)) % 2 == 0
        return self.material.color if even else self.other_color


class Box(Shape):
    def __init__(self, low, high, material):
        super().__init__(material)
        self.low = low
        self.high = high

    def distance(self, ray):
        nearest, farthest = -FAR, FAR
        for axis in ('x', 'y', 'z'):
            step = getattr(ray.direction, axis)
            start = getattr(ray.origin, axis)
            low, high = getattr(self.low, axis), getattr(self.high, axis)
            if abs(step) < 1e-12:
                if not low <= start <= high:
                    return None
                continue
            first, second = (low - start) / step, (high - start) / step
            if first > second:
                first, second = second, first
            nearest = max(nearest, first)
            farthest = min(farthest, second)
            if nearest > farthest:
                return None
        return nearest if nearest > EPSILON else None

    def normal(self, point):
        for axis, (x, y, z) in (('x', (1, 0, 0)), ('y', (0, 1, 0)), ('z', (0, 0, 1))):
            value = getattr(point, axis)
            if abs(value - getattr(self.low, axis)) < 1e-3:
                return Vector(-float(x), -float(y), -float(z))
            if abs(value - getattr(self.high, axis)) < 1e-3:
                return Vector(float(x), float(y), float(z))
        return Vector(0.0, 1.0, 0.0)


class Scene:
    def __init__(self, shapes, light, ambient=0.15):
        self.shapes = shapes
        self.light = light
        self.ambient = ambient
        self.counts = {'primary': 0, 'shadow': 0, 'mirror': 0}

    def nearest(self, ray):
        found, best = None, FAR
        for shape in self.shapes:
            distance = shape.distance(ray)
            if distance is not None and distance < best:
                found, best = shape, distance
        return found, best

    def shadowed(self, point, direction, limit):
        self.counts['shadow'] += 1
        ray = Ray(point, direction)
        for shape in self.shapes:
            distance = shape.distance(ray)
            if distance is not None and distance < limit:
                return True
        return False

    def sky(self, direction):
        t = 0.5 * (direction.y + 1.0)
        return tuple((1.0 - t) + t * part for part in (0.5, 0.7, 1.0))

    def trace(self, ray, depth=0):
        shape, distance = self.nearest(ray)
        if shape is None:
            return self.sky(ray.direction)
        shape.hits += 1
        point = ray.at(distance)
        normal = shape.normal(point)
        if normal.dot(ray.direction) > 0.0:
            normal = -normal
        material = shape.material
        to_light = self.light - point
        light_distance = to_light.length
        to_light = to_light * (1.0 / light_distance)
        strength = self.ambient
        shine = 0.0
        lit = to_light.dot(normal)
        if lit > 0.0 and not self.shadowed(point, to_light, light_distance):
            strength += material.diffuse * lit
            if material.shine:
                shine = max(0.0, to_light.mirrored(normal).dot(ray.direction)) ** material.shine
        red, green, blue = (part * strength + shine for part in shape.color_at(point))
        if material.mirror > 0.0 and depth < 3:
            self.counts['mirror'] += 1
            bounced = self.trace(Ray(point, ray.direction.mirrored(normal)), depth + 1)
            keep = 1.0 - material.mirror
            red, green, blue = (
                own * keep + other * material.mirror for own, other in zip((red, green, blue), bounced)
            )
        return red, green, blue


class Camera:
    def __init__(self, position, width, height, field_of_view=1.0):
        self.position = position
        self.width = width
        self.height = height
        self.scale = math.tan(field_of_view / 2.0)

    def rays(self):
        for row in range(self.height):
            y = (1.0 - 2.0 * (row + 0.5) / self.height) * self.scale
            for column in range(self.width):
                x = (2.0 * (column + 0.5) / self.width - 1.0) * self.scale * self.width / self.height / 2.0
                yield row, column, Ray(self.position, Vector(x, y, -1.0).unit())


def brightness(color):
    red, green, blue = (min(1.0, max(0.0, part)) for part in color)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def main():
    red = Material((0.9, 0.2, 0.2), shine=20)
    glass = Material((0.8, 0.9, 0.9), diffuse=0.4, mirror=0.6, shine=50)
    stone = Material((0.5, 0.5, 0.4))
    scene = Scene(
        [
            Floor(-1.0, Material((0.9, 0.9, 0.9), mirror=0.1), (0.2, 0.2, 0.2)),
            Sphere(Vector(-1.2, 0.0, -4.0), 1.0, red),
            Sphere(Vector(1.2, 0.2, -5.0), 1.2, glass),
            Sphere(Vector(0.1, -0.6, -2.8), 0.4, glass),
            Box(Vector(-0.6, -1.0, -7.0), Vector(0.6, 1.5, -6.0), stone),
        ],
        Vector(4.0, 6.0, 1.0),
    )
    camera = Camera(Vector(0.0, 0.2, 1.0), 144, 72)
    palette = ' .:-=+*#%@'
    rows = [[] for _ in range(camera.height)]
    checksum = 0
    for row, column, ray in camera.rays():
        scene.counts['primary'] += 1
        level = brightness(scene.trace(ray))
        rows[row].append(palette[min(len(palette) - 1, int(level * len(palette)))])
        checksum = (checksum * 31 + int(level * 255)) % 1000000007
    print('\n'.join(''.join(row).rstrip() for row in rows))
    print('rays', ' '.join(f'{kind}={count}' for kind, count in sorted(scene.counts.items())))
    print('hits', [shape.hits for shape in scene.shapes])
    print('checksum', checksum)


main()
