# === order of application ===
log = []
def tag(name):
    log.append(f'make {name}')
    def decorate(function):
        log.append(f'apply {name} to {function.__name__}')
        def wrapper(*args, **kwargs):
            return f'{name}({function(*args, **kwargs)})'
        return wrapper
    return decorate
@tag('outer')
@tag('inner')
def f(x):
    return x
print(log, f('value'), f.__name__)

# === any expression, any result ===
@lambda function: 'replaced'
def g():
    pass
print(g)
table = {'id': lambda function: function}
@table['id']
@(lambda function: (function, 'pair')[0])
def h():
    return 'h'
print(h())
@str.upper
@(lambda function: function.__name__)
def named():
    pass
print(named)

# === with state ===
def count_calls(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)
    wrapper.calls = 0
    return wrapper
@count_calls
def square(n):
    return n * n
print(square(3), square(4), square.calls)
def memoize(function):
    cache = {}
    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]
    return wrapper
@memoize
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
print(fibonacci(80))
class Repeat:
    def __init__(self, times):
        self.times = times
    def __call__(self, function):
        return lambda *a: [function(*a) for _ in range(self.times)]
@Repeat(times=3)
def hello(name):
    return 'hello ' + name
print(hello('bob'))

# === on methods and classes ===
def shout(method):
    return lambda self, *a: method(self, *a).upper()
def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls
registry = []
@register
class Speaker:
    @shout
    def say(self, text):
        return text + '!'
    @staticmethod
    @tag('static')
    def stat(x):
        return x
    @property
    @shout
    def name(self):
        return 'speaker'
print(Speaker().say('hi'), Speaker.stat(1), Speaker().name, registry, Speaker.registered)

# === errors ===
for source in '@5\ndef f(): pass', '@undefined_decorator\ndef f(): pass', '@(lambda: 0)\ndef f(): pass', '@[].x\nclass C: pass':
    try:
        exec(source)
    except Exception as error:
        print(type(error).__name__, error)
name = 'before'
try:
    @(lambda f: 1 / 0)
    def name():
        pass
except ZeroDivisionError:
    print(name)
