# Breadth first, depth first, Dijkstra, topological order, components, cycle detection.
import heapq
from collections import deque, defaultdict
edges = [('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('d', 'e', 3), ('f', 'g', 1)]
graph = defaultdict(dict)
for u, v, w in edges: graph[u][v] = w; graph[v][u] = w
def bfs(start, goal):
    queue, seen = deque([[start]]), {start}
    while queue:
        path = queue.popleft()
        if path[-1] == goal: return path
        for n in graph[path[-1]]:
            if n not in seen: seen.add(n); queue.append(path + [n])
def dfs(node, seen=None):
    seen = {} if seen is None else seen
    seen[node] = len(seen)
    for n in sorted(graph[node]):
        if n not in seen: dfs(n, seen)
    return list(seen)
def dijkstra(start):
    distance, previous, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > distance[node]: continue
        for n, w in graph[node].items():
            if d + w < distance.get(n, float('inf')):
                distance[n], previous[n] = d + w, node
                heapq.heappush(heap, (d + w, n))
    return distance, previous
def path(previous, goal):
    out = [goal]
    while out[-1] in previous: out.append(previous[out[-1]])
    return '->'.join(reversed(out))
def components():
    left = set(graph); found = []
    while left:
        part = set(dfs(min(left))); found.append(sorted(part)); left -= part
    return found
def topological(dependencies):
    order, state = [], {}
    def visit(n, trail):
        if state.get(n) == 'done': return
        if state.get(n) == 'open': raise ValueError('cycle: ' + ' -> '.join(trail[trail.index(n):] + [n]))
        state[n] = 'open'
        for d in dependencies.get(n, ()): visit(d, trail + [n])
        state[n] = 'done'; order.append(n)
    for n in dependencies: visit(n, [])
    return order
print(bfs('a', 'e'), bfs('a', 'g'), dfs('a'))
distance, previous = dijkstra('a')
print(distance, path(previous, 'e'), components())
print(topological({'app': ['db', 'web'], 'web': ['net'], 'db': ['net', 'disk'], 'net': []}))
try: topological({'x': ['y'], 'y': ['z'], 'z': ['y']})
except ValueError as error: print(error)
maze = ['#########', '#S..#...#', '#.#.#.#.#', '#.#...#E#', '#########']
start, end = [(r, row.index(c)) for c in 'SE' for r, row in enumerate(maze) if c in row]
queue, came = deque([start]), {start: None}
while queue:
    r, c = queue.popleft()
    for n in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
        if maze[n[0]][n[1]] != '#' and n not in came: came[n] = (r, c); queue.append(n)
node, steps = end, set()
while node: steps.add(node); node = came[node]
print('\n'.join(''.join('*' if (r, c) in steps and ch == '.' else ch for c, ch in enumerate(row)) for r, row in enumerate(maze)), len(steps) - 1)
