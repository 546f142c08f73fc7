# Token bucket, sliding window, exponential backoff and a circuit breaker on a fake clock.
class Clock:
    now = 0.0
    def sleep(self, s): self.now = round(self.now + s, 6)
class Bucket:
    def __init__(self, clock, rate, size): self.clock, self.rate, self.size, self.tokens, self.last = clock, rate, size, size, clock.now
    def allow(self):
        self.tokens = min(self.size, self.tokens + (self.clock.now - self.last) * self.rate)
        self.last = self.clock.now
        if self.tokens < 1: return False
        self.tokens -= 1
        return True
class Window:
    def __init__(self, clock, limit, seconds): self.clock, self.limit, self.seconds, self.times = clock, limit, seconds, []
    def allow(self):
        self.times = [t for t in self.times if t > self.clock.now - self.seconds]
        if len(self.times) >= self.limit: return False
        self.times.append(self.clock.now)
        return True
clock = Clock()
for limiter in Bucket(clock, 2, 3), Window(clock, 3, 1.5):
    pattern = ''
    for _ in range(16): pattern += '.x'[limiter.allow()]; clock.sleep(0.25)
    print(type(limiter).__name__, pattern, clock.now)
class Open(Exception): pass
class Breaker:
    def __init__(self, clock, limit=3, reset=10): self.clock, self.limit, self.reset, self.failures, self.opened = clock, limit, reset, 0, None
    def __call__(self, function):
        def call(*args, **kwargs):
            if self.opened is not None:
                if self.clock.now - self.opened < self.reset: raise Open(f'open for {self.reset - (self.clock.now - self.opened):g} s more')
                self.opened = None; self.failures = self.limit - 1
            try: result = function(*args, **kwargs)
            except Open: raise
            except Exception:
                self.failures += 1
                if self.failures >= self.limit: self.opened = self.clock.now
                raise
            self.failures = 0
            return result
        return call
def backoff(function, tries, base=0.5):
    for n in range(tries):
        try: return function()
        except ConnectionError as error:
            if n == tries - 1: raise RuntimeError(f'gave up after {tries}') from error
            clock.sleep(base * 2 ** n)
outcomes = iter('ffffssfs')
@Breaker(clock)
def service():
    if next(outcomes) == 'f': raise ConnectionError('refused')
    return 'served'
for wait in 0, 0, 0, 1, 12, 1, 12, 0, 0, 0:
    clock.sleep(wait)
    try: print(clock.now, service())
    except (ConnectionError, Open, StopIteration) as error: print(clock.now, type(error).__name__, error)
def always(): raise ConnectionError('down')
start = clock.now
try: backoff(always, 4)
except RuntimeError as error: print(error, repr(error.__cause__), clock.now - start)
