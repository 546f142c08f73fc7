# Numeric work in plain Python: least squares, k-means, gradient descent, moving averages.
points = [(1.0, 2.1), (2.0, 3.9), (3.0, 6.2), (4.0, 7.8), (5.0, 10.1)]
n = len(points)
mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
slope = sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)
intercept = my - slope * mx
r2 = 1 - sum((y - slope * x - intercept) ** 2 for x, y in points) / sum((y - my) ** 2 for _, y in points)
print(f'y = {slope:.4f}x + {intercept:.4f}, r2 = {r2:.5f}')
a = b = 0.0
for step in range(2000):
    ga = sum(2 * (a * x + b - y) * x for x, y in points) / n
    gb = sum(2 * (a * x + b - y) for x, y in points) / n
    a, b = a - 0.02 * ga, b - 0.02 * gb
print(round(a, 6), round(b, 6))
data = [(1, 1), (1.5, 2), (3, 4), (5, 7), (3.5, 5), (4.5, 5), (3.5, 4.5), (1.2, 0.8)]
centres = [data[0], data[3]]
while True:
    clusters = [[] for _ in centres]
    for p in data: clusters[min(range(len(centres)), key=lambda i: sum((u - v) ** 2 for u, v in zip(p, centres[i])))].append(p)
    moved = [tuple(sum(c) / len(c) for c in zip(*cluster)) for cluster in clusters]
    if moved == centres: break
    centres = moved
print([tuple(round(v, 4) for v in c) for c in centres], [len(c) for c in clusters])
series = [3, 5, 8, 2, 9, 4, 7]
print([round(sum(series[i:i + 3]) / 3, 3) for i in range(len(series) - 2)])
level, smooth = series[0], []
for v in series: level += 0.5 * (v - level); smooth.append(round(level, 4))
print(smooth, [round((v - sum(series) / 7) / (sum((w - sum(series) / 7) ** 2 for w in series) / 6) ** 0.5, 4) for v in series])
def newton(f, df, x, eps=1e-12):
    for i in range(50):
        x, last = x - f(x) / df(x), x
        if abs(x - last) < eps: return x, i
    raise ArithmeticError('no convergence')
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), newton(lambda x: x ** 3 - x - 1, lambda x: 3 * x * x - 1, 1.5))
def integrate(f, a, b, n): h = (b - a) / n; return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))
print(integrate(lambda x: x * x, 0, 3, 100), integrate(lambda x: 1 / x, 1, 2, 200))
