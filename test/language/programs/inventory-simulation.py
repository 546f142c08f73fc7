# Demand from a linear congruential generator, reorder points, stockouts: floats and dicts in loops.
class Random:
    def __init__(self, seed): self.s = seed
    def next(self): self.s = (self.s * 6364136223846793005 + 1442695040888963407) % 2 ** 64; return self.s >> 33
    def uniform(self, a, b): return a + (b - a) * self.next() / 2 ** 31
    def poisson(self, mean):
        limit, k, p = 2.718281828459045 ** -mean, 0, 1.0
        while True:
            p *= self.uniform(0, 1)
            if p <= limit: return k
            k += 1
def simulate(policy, days=365, seed=7):
    random, stock, orders, stats = Random(seed), policy['up_to'], [], dict(sold=0, lost=0, ordered=0, cost=0.0)
    for day in range(days):
        stock += sum(n for due, n in orders if due == day)
        orders = [(due, n) for due, n in orders if due > day]
        demand = random.poisson(6 + 3 * (day % 7 in (5, 6)))
        sold = min(stock, demand)
        stock -= sold
        stats['sold'] += sold; stats['lost'] += demand - sold
        if stock + sum(n for _, n in orders) <= policy['reorder']:
            n = policy['up_to'] - stock
            orders.append((day + 2 + random.next() % 4, n)); stats['ordered'] += n; stats['cost'] += 20 + n * 1.5
        stats['cost'] += stock * 0.02
    return stats
for reorder in 10, 20, 30, 40:
    result = simulate({'reorder': reorder, 'up_to': 80})
    print(reorder, {k: round(v, 2) for k, v in result.items()}, f"{result['sold'] / (result['sold'] + result['lost']):.3%}")
