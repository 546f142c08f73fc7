# Tasks with priorities, dependencies and retries; a report in the end.
import heapq
from dataclasses import dataclass, field
@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    needs: tuple = field(default=(), compare=False)
    fails: int = field(default=0, compare=False)
    tries: int = field(default=0, compare=False)
    def run(self):
        self.tries += 1
        if self.tries <= self.fails: raise RuntimeError(f'{self.name} try {self.tries}')
        return f'{self.name} ok'
class Scheduler:
    def __init__(self, max_tries=3): self.heap, self.done, self.failed, self.log, self.max_tries, self.n = [], set(), {}, [], max_tries, 0
    def add(self, *tasks):
        for task in tasks:
            self.n += 1
            heapq.heappush(self.heap, (task, self.n))
    def run(self):
        blocked = []
        while self.heap:
            task, n = heapq.heappop(self.heap)
            if any(d in self.failed for d in task.needs): self.failed[task.name] = 'dependency'; continue
            if not self.done >= set(task.needs): blocked.append((task, n)); 
            else:
                try: self.log.append(task.run())
                except RuntimeError as error:
                    self.log.append(f'! {error}')
                    if task.tries < self.max_tries: task.priority += 1; self.add(task)
                    else: self.failed[task.name] = str(error)
                else:
                    self.done.add(task.name)
                    for item in blocked: heapq.heappush(self.heap, item)
                    blocked.clear()
            if not self.heap and blocked:
                if any(set(t.needs) & set(self.failed) for t, _ in blocked):
                    for item in blocked: heapq.heappush(self.heap, item)
                    blocked.clear()
                else: raise RuntimeError('deadlock: ' + ', '.join(sorted(t.name for t, _ in blocked)))
        return self
s = Scheduler()
s.add(Task(3, 'deploy', ('test', 'build')), Task(1, 'build', ('fetch',)), Task(2, 'test', ('build',), fails=2), Task(0, 'fetch'), Task(1, 'lint', fails=9), Task(0, 'badge', ('lint',)))
s.run()
print(*s.log, sep='\n')
print(sorted(s.done), s.failed)
d = Scheduler(); d.add(Task(1, 'a', ('b',)), Task(1, 'b', ('a',)))
try: d.run()
except RuntimeError as error: print(error)
print(Task(1, 'x') < Task(2, 'a'), Task(1, 'x') == Task(1, 'y'), Task(5, 'shown', ('n',)))
