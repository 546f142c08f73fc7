# === a small event loop with timers, tasks and events ===
class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self): yield ('sleep', self.ticks)
class Event:
    def __init__(self): self.waiters, self.set_ = [], False
    def set(self): self.set_ = True
    def __await__(self):
        while not self.set_:
            yield ('wait', self)
class Task:
    def __init__(self, name, coroutine): self.name, self.coroutine, self.done, self.result, self.error = name, coroutine, False, None, None
    def __await__(self):
        while not self.done:
            yield ('join', self)
        if self.error: raise self.error
        return self.result
class Loop:
    def __init__(self): self.now, self.ready, self.sleeping, self.log = 0, [], [], []
    def spawn(self, name, coroutine):
        task = Task(name, coroutine)
        self.ready.append(task)
        return task
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[0])
                self.now, task = self.sleeping.pop(0)
                self.ready.append(task)
            task = self.ready.pop(0)
            try:
                kind, argument = task.coroutine.send(None)
            except StopIteration as stop:
                task.done, task.result = True, stop.value
                self.log.append(f'{self.now}: {task.name} -> {stop.value!r}')
            except Exception as error:
                task.done, task.error = True, error
                self.log.append(f'{self.now}: {task.name} failed {error!r}')
            else:
                if kind == 'sleep': self.sleeping.append((self.now + argument, task))
                else: self.sleeping.append((self.now + 1, task))
loop = Loop()
async def worker(name, delay, times):
    total = 0
    for i in range(times):
        await Sleep(delay)
        total += loop.now
    return f'{name} {total}'
async def failing():
    await Sleep(2)
    raise ValueError('task failed')
async def main():
    tasks = [loop.spawn('w1', worker('w1', 2, 3)), loop.spawn('w2', worker('w2', 3, 1)), loop.spawn('bad', failing())]
    results = []
    for task in tasks:
        try: results.append(await task)
        except ValueError as error: results.append(str(error))
    event.set()
    return results
async def waiter():
    await event
    return 'event seen'
event = Event()
loop.spawn('main', main())
loop.spawn('waiter', waiter())
loop.run()
print(*loop.log, sep='\n')
