# Log lines flow through generators; nothing is read twice and the source can be endless.
log = []
def lines():
    n = 0
    while True:
        n += 1
        log.append(n)
        yield f'2024-01-{n % 28 + 1:02} {"ERROR" if n % 5 == 0 else "INFO"} user={n % 3} ms={n * 37 % 101}'
def parse(source):
    for line in source:
        date, level, *pairs = line.split()
        yield {'date': date, 'level': level, **dict(p.split('=') for p in pairs)}
def only(source, **wanted):
    return (r for r in source if all(r[k] == v for k, v in wanted.items()))
def typed(source, **kinds):
    for r in source: yield {k: kinds.get(k, str)(v) for k, v in r.items()}
def limit(source, n):
    for r in source:
        if n <= 0: return
        n -= 1
        yield r
def grouped(source, key):
    groups = {}
    for r in source: groups.setdefault(r[key], []).append(r)
    return groups
def running(source, key):
    total = count = 0
    try:
        for r in source:
            total += r[key]; count += 1
            yield {**r, 'mean': round(total / count, 2)}
    finally: log.append('closed')
errors = typed(only(parse(lines()), level='ERROR'), user=int, ms=int)
for record in limit(running(errors, 'ms'), 5): print(record)
print([n for n in log if n != 'closed'][-1])
groups = grouped(limit(typed(parse(lines()), ms=int), 12), 'user')
for user in sorted(groups): print(user, [r['ms'] for r in groups[user]], max(groups[user], key=lambda r: r['ms'])['date'])
