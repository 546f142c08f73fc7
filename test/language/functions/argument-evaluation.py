# === order: function, positional, star, keywords ===
log = []
def note(value):
    log.append(value)
    return value
def show(*args, **kwargs):
    return args, kwargs
def pick():
    log.append('function')
    return show
print(pick()(note(1), *note([2]), note(3), k=note(4), **note({'m': 5})), log)
log.clear()
class Obj:
    def __getattr__(self, name):
        log.append(f'attribute {name}')
        return show
Obj().method(note(1), note(2))
print(log)
log.clear()
try:
    show(note(1), undefined_name, note(2))
except NameError as error:
    print(error, log)
log.clear()
try:
    None(note(1))
except TypeError as error:
    print(error, log)

# === assignment targets and values ===
log.clear()
class Target:
    def __setattr__(self, name, value):
        log.append(f'{name}={value}')
def target():
    log.append('target')
    return Target()
target().a = target().b = note('value')
print(log)
log.clear()
target().x, target().y = note(1), note(2)
print(log)
log.clear()
def place():
    log.append('place')
    return [0]
place()[note(0)] += note(5)
print(log)

# === operators left to right ===
log.clear()
note(1) + note(2) * note(3) ** note(2) - -note(4)
print(log)
log.clear()
note(1) if note(0) else note(2)
print(log)
log.clear()
[note(1), {note(2): note(3)}, (note(4),)]
note('f').upper().join([note('a'), note('b')])
print(log)
log.clear()
lambda x=note('default'): note('never')
f'{note(1)}{note(2):{note("<3")}}'
print(log)
log.clear()
def annotated(a: note('annotation a'), b: note('annotation b') = note('default b')) -> note('return'):
    pass
print(log)
log.clear()
x: note('variable annotation') = note('value')
print(log)

# === mutation of arguments while they are collected ===
items = [1]
print(show(*items, items.append(2), *items))
def grow():
    items.append('late')
    return 'k'
print(show(items, len(items), grow(), len(items)))
