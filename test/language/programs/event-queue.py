# A discrete event simulation of a queue with two servers; arrivals from a fixed list.
import heapq
arrivals = [(0, 'a', 5), (1, 'b', 2), (2, 'c', 4), (3, 'd', 1), (9, 'e', 3), (9, 'f', 3), (10, 'g', 1)]
events = [(t, n, 'arrive', (name, work)) for n, (t, name, work) in enumerate(arrivals)]
heapq.heapify(events)
waiting, free, counter, log, waits = [], ['s1', 's2'], len(events), [], {}
def start(now):
    global counter
    while waiting and free:
        (name, work), since = waiting.pop(0)
        server = free.pop(0)
        waits[name] = now - since
        counter += 1
        heapq.heappush(events, (now + work, counter, 'leave', (name, server)))
        log.append(f'{now:>3} {server} starts {name}')
while events:
    now, _, kind, data = heapq.heappop(events)
    if kind == 'arrive': waiting.append((data, now))
    else:
        free.append(data[1]); free.sort()
        log.append(f'{now:>3} {data[1]} ends {data[0]}')
    start(now)
print(*log, sep='\n')
print(waits, f'mean wait {sum(waits.values()) / len(waits):.3f}', max(waits, key=waits.get))
