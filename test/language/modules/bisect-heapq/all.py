import bisect, heapq
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === bisect ===
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect(a, 9), bisect.bisect_left(a, 3, 2), bisect.bisect(a, 3, 0, 2), bisect.bisect([], 1), bisect.bisect_left([('a', 1), ('b', 2)], 'b', key=lambda p: p[0]), bisect.insort(a, 4), a, bisect.insort_left(a, 3.0), a, bisect.insort_right(a, True), a)
words = ['fig', 'apple']; words.sort(key=len); bisect.insort(words, 'pear', key=len); print(words, ''.join('FDCBA'[bisect.bisect([60, 70, 80, 90], s)] for s in (33, 99, 77, 70, 89)))
for action in (lambda: bisect.bisect([1], 1, -1), lambda: bisect.bisect([1, 2], 'a'), lambda: bisect.bisect(5, 1), lambda: bisect.insort((1,), 0), lambda: bisect.bisect([1])): attempt(action)
# === heapq ===
h = [5, 2, 8, 1, 9, 3]; heapq.heapify(h)
print(h, heapq.heappop(h), h, heapq.heappush(h, 0), h, heapq.heappushpop(h, 4), heapq.heappushpop(h, -1), heapq.heapreplace(h, 7), h, [heapq.heappop(h) for _ in range(len(h))])
print(heapq.nlargest(2, [3, 1, 4, 1, 5]), heapq.nsmallest(3, 'hello'), heapq.nlargest(1, ['a', 'bbb'], key=len), heapq.nsmallest(10, [2, 1]), heapq.nlargest(0, [1]), heapq.nlargest(-1, [1]), list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge('ca', 'b', reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)), heapq.nsmallest(2, [(1, 'b'), (1, 'a'), (0, 'z')]), heapq.nlargest(3, enumerate('abca'), key=lambda p: p[1]))
for action in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heapify((1,)), lambda: heapq.heappush([1], 'a'), lambda: heapq.heapify([1, 'a']), lambda: heapq.nlargest(2, 5), lambda: heapq.nlargest('a', [1]), lambda: heapq.heappush(5, 1)): attempt(action)
tasks = []
for priority, name in (3, 'low'), (1, 'first'), (2, 'mid'), (1, 'second'): heapq.heappush(tasks, (priority, len(tasks), name))
print([heapq.heappop(tasks)[2] for _ in range(4)])
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n > o.n
heap = [T(n) for n in (1, 5, 3)]; heapq.heapify(heap); print([heapq.heappop(heap).n for _ in range(3)])
