# A vending machine as a table, and a parser of nested data as generators of states.
class Machine:
    table = {('idle', 'coin'): ('paid', 'take'), ('paid', 'coin'): ('paid', 'refund'), ('paid', 'push'): ('idle', 'serve'), ('idle', 'push'): ('idle', 'beep')}
    def __init__(self): self.state, self.log, self.stock = 'idle', [], 2
    def feed(self, event):
        try: self.state, action = self.table[self.state, event]
        except KeyError: raise ValueError(f'{event!r} is not possible when {self.state}') from None
        getattr(self, 'on_' + action, lambda: self.log.append(action))()
        return self
    def on_serve(self):
        if not self.stock: self.state = 'broken'; self.log.append('empty')
        else: self.stock -= 1; self.log.append(f'served, {self.stock} left')
m = Machine()
for event in ['push', 'coin', 'coin', 'push', 'coin', 'push', 'coin', 'push', 'coin']:
    try: m.feed(event)
    except ValueError as error: print(error)
print(m.state, m.log)
def traffic():
    while True:
        for colour, seconds in (('green', 3), ('yellow', 1), ('red', 2)):
            for left in range(seconds, 0, -1):
                if (yield colour, left) == 'emergency':
                    yield 'red', 0
                    break
t = traffic()
print([next(t) for _ in range(4)], t.send('emergency'), [next(t) for _ in range(3)])
def csv(text):
    rows, row, field, state = [], [], '', 'start'
    for c in text + '\n':
        match state, c:
            case 'quoted', '"': state = 'quote'
            case 'quoted', _: field += c
            case 'quote', '"': field += c; state = 'quoted'
            case 'start', '"': state = 'quoted'
            case _, ',': row.append(field); field, state = '', 'start'
            case _, '\n':
                row.append(field); field, state = '', 'start'
                if row != ['']: rows.append(row)
                row = []
            case _: field += c; state = 'plain'
    return rows
print(csv('a,b,c\n1,"x, ""y""",\n"multi\nline",2,3'))
