# A search tree with iteration, deletion, balance check, and a printed picture.
class Tree:
    def __init__(self, items=()):
        self.root, self.size = None, 0
        for item in items: self.add(item)
    class Node:
        __slots__ = 'key', 'left', 'right'
        def __init__(self, key): self.key, self.left, self.right = key, None, None
    def add(self, key):
        at, side, parent = self.root, None, None
        while at:
            if key == at.key: return False
            parent, side = at, 'left' if key < at.key else 'right'
            at = getattr(at, side)
        node = self.Node(key)
        if parent: setattr(parent, side, node)
        else: self.root = node
        self.size += 1
        return True
    def __contains__(self, key):
        at = self.root
        while at and at.key != key: at = at.left if key < at.key else at.right
        return at is not None
    def remove(self, key):
        def cut(node, key):
            if node is None: raise KeyError(key)
            if key < node.key: node.left = cut(node.left, key)
            elif key > node.key: node.right = cut(node.right, key)
            elif not node.left or not node.right: return node.left or node.right
            else:
                low = node.right
                while low.left: low = low.left
                node.key = low.key
                node.right = cut(node.right, low.key)
            return node
        self.root = cut(self.root, key)
        self.size -= 1
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.left); yield n.key; yield from walk(n.right)
        return walk(self.root)
    def __reversed__(self): return reversed(list(self))
    def __len__(self): return self.size
    def height(self, n=0):
        def h(n): return 1 + max(h(n.left), h(n.right)) if n else 0
        return h(self.root)
    def levels(self):
        row = [self.root] if self.root else []
        while row:
            yield [n.key for n in row]
            row = [c for n in row for c in (n.left, n.right) if c]
    def draw(self):
        def lines(n, depth):
            if n:
                yield from lines(n.right, depth + 1)
                yield '   ' * depth + str(n.key)
                yield from lines(n.left, depth + 1)
        return '\n'.join(lines(self.root, 0))
t = Tree([50, 30, 70, 20, 40, 60, 80, 30])
print(list(t), len(t), 40 in t, 45 in t, t.height(), list(t.levels()), list(reversed(t)))
print(t.draw())
for key in 20, 30, 50: t.remove(key)
print(list(t), t.root.key, list(t.levels()), len(t))
try: t.remove(99)
except KeyError as error: print('KeyError', error)
print(list(Tree('hello world')), Tree(range(50)).height(), min(t), max(t), sum(t), sorted(t) == list(t), bool(Tree()))
