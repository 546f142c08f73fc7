# A least-recently-used cache twice: by dict order, and by a doubly linked list; both must agree.
class DictLRU:
    def __init__(self, size): self.size, self.d = size, {}
    def get(self, key):
        if key not in self.d: return None
        self.d[key] = self.d.pop(key)
        return self.d[key]
    def put(self, key, value):
        self.d.pop(key, None)
        if len(self.d) >= self.size: del self.d[next(iter(self.d))]
        self.d[key] = value
    def keys(self): return list(self.d)
class Node:
    __slots__ = 'key', 'value', 'prev', 'next'
    def __init__(self, key=None, value=None): self.key, self.value, self.prev, self.next = key, value, self, self
class ListLRU:
    def __init__(self, size): self.size, self.map, self.root = size, {}, Node()
    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _append(self, n):
        n.prev, n.next = self.root.prev, self.root
        n.prev.next = self.root.prev = n
    def get(self, key):
        n = self.map.get(key)
        if n is None: return None
        self._unlink(n); self._append(n)
        return n.value
    def put(self, key, value):
        if key in self.map: self._unlink(self.map.pop(key))
        elif len(self.map) >= self.size:
            old = self.root.next
            self._unlink(old); del self.map[old.key]
        n = self.map[key] = Node(key, value)
        self._append(n)
    def keys(self):
        n, out = self.root.next, []
        while n is not self.root: out.append(n.key); n = n.next
        return out
a, b, state, hits = DictLRU(5), ListLRU(5), 12345, 0
for step in range(2000):
    state = (state * 1103515245 + 12345) % 2 ** 31
    key = state // 65536 % 9
    if state % 3: 
        x, y = a.get(key), b.get(key)
        assert x == y, (step, x, y)
        hits += x is not None
    else: a.put(key, step); b.put(key, step)
    assert a.keys() == b.keys()
print(hits, a.keys(), [a.get(k) for k in a.keys()])
