# === attributes and methods ===
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f'Point({self.x}, {self.y})'

p = Point(1, 2)
print(p.x, p.y, p)
q = p.moved(10, 20)
print(q, p)
q.x = 0
q.label = 'origin-ish'
print(q, q.label)
print([p, q])

# === class attributes are shared ===
class Counter:
    created = 0

    def __init__(self):
        Counter.created += 1

for _ in range(3):
    Counter()
print(Counter.created)

# === inheritance ===
class Animal:
    sound = '...'

    def speak(self):
        return f'{type(self).__name__} says {self.sound}'

class Dog(Animal):
    sound = 'woof'

class Puppy(Dog):
    def speak(self):
        return super().speak() + ' softly'

for animal in Animal(), Dog(), Puppy():
    print(animal.speak())
print(isinstance(Puppy(), Animal), issubclass(Dog, Puppy))
