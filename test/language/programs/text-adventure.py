# Commands, rooms and items as data; a transcript is compared.
rooms = {'hall': {'text': 'A dusty hall.', 'exits': {'north': 'library', 'east': 'kitchen'}, 'items': ['lamp']}, 'library': {'text': 'Books everywhere.', 'exits': {'south': 'hall'}, 'items': ['book', 'key']}, 'kitchen': {'text': 'It smells of soup.', 'exits': {'west': 'hall'}, 'items': [], 'locked': {'down': 'cellar'}}, 'cellar': {'text': 'You found the treasure!', 'exits': {}, 'items': ['gold']}}
class Game:
    aliases = {'n': 'north', 's': 'south', 'e': 'east', 'w': 'west', 'd': 'down', 'get': 'take', 'i': 'inventory', 'l': 'look'}
    def __init__(self): self.at, self.bag, self.turns, self.over = 'hall', [], 0, False
    room = property(lambda self: rooms[self.at])
    def do(self, line):
        self.turns += 1
        verb, *rest = [self.aliases.get(w, w) for w in line.lower().split()] or ['']
        if verb in ('north', 'south', 'east', 'west', 'down'): verb, rest = 'go', [verb]
        method = getattr(self, f'do_{verb}', None)
        if not method: return f"I don't know how to {verb or 'do nothing'}."
        try: return method(*rest)
        except TypeError: return f'{verb.title()} what?'
    def do_look(self):
        items = ', '.join(self.room['items']) or 'nothing'
        return f"{self.room['text']} Exits: {'/'.join(sorted(self.room['exits']))}. You see {items}."
    def do_go(self, where):
        if where in self.room.get('locked', {}): return 'The door is locked.'
        if where not in self.room['exits']: return f'You cannot go {where}.'
        self.at = self.room['exits'][where]
        self.over = self.at == 'cellar'
        return self.do_look()
    def do_take(self, item):
        if item not in self.room['items']: return f'No {item} here.'
        self.room['items'].remove(item); self.bag.append(item)
        return f'Taken: {item}.'
    def do_drop(self, item):
        try: self.bag.remove(item)
        except ValueError: return f'You have no {item}.'
        self.room['items'].append(item)
        return 'Dropped.'
    def do_use(self, item, on=None, *_):
        match item, self.at:
            case 'key', 'kitchen' if 'key' in self.bag:
                self.room['exits'].update(self.room.pop('locked', {}))
                return 'Click.'
            case ('key' | 'lamp'), place if item in self.bag: return f'The {item} does nothing in the {place}.'
            case _: return f'You have no {item}.'
    def do_inventory(self): return 'You carry: ' + (', '.join(sorted(self.bag)) or 'nothing') + '.'
g = Game()
for line in ['look', 'take lamp', 'take sword', 'w', 'n', 'get key', 'get book', 'drop book', 'i', 'use key', 's', 'e', 'd', 'use key', 'dance', 'take', '', 'go down', 'get gold', 'i']:
    print('>', line); print(g.do(line))
print(g.turns, g.over, rooms['library']['items'])
