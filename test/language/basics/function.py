# === definition and call ===
def add(a, b):
    return a + b

print(add(1, 2), add('a', 'b'), add([1], [2]))

def nothing():
    pass

print(nothing())

# === defaults and keywords ===
def greet(name, greeting='Hello', mark='!'):
    return greeting + ', ' + name + mark

print(greet('Ann'))
print(greet('Ann', 'Hi'))
print(greet('Ann', mark='?'))
print(greet(greeting='Hey', name='Bob'))

# === recursion ===
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

print([fibonacci(n) for n in range(15)])

def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)

print(factorial(20), factorial(30))

# === functions are values ===
def twice(function, value):
    return function(function(value))

print(twice(lambda n: n * n, 3))
operations = {'add': add, 'max': max}
print(operations['add'](1, 2), operations['max'](1, 2))

# === early return ===
def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    return -1

print(find([4, 5, 6], 5), find([4, 5, 6], 7))
