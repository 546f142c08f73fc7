"""A simulation of events: a bank with queues, priorities, clerks that pause, customers that give up, and a log."""
import heapq
import itertools
import math
import random
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field


@dataclass(order=True)
class Event:
    time: float
    order: int
    action: object = field(compare=False)
    cancelled: bool = field(default=False, compare=False)


class Stop(Exception):
    """Ends a simulation from inside an action."""


class Random:
    """Draws from few seeded numbers of the library, stretched by a cheap generator."""

    def __init__(self, seed):
        self.state = random.Random(seed).randrange(1 << 31)

    def uniform(self):
        self.state = (self.state * 48271) % 2147483647
        return self.state / 2147483647

    def exponential(self, mean):
        return -math.log(1.0 - self.uniform()) * mean

    def choice(self, weighted):
        mark = self.uniform() * sum(weight for _, weight in weighted)
        for value, weight in weighted:
            mark -= weight
            if mark <= 0:
                return value
        return weighted[-1][0]


class Simulation:
    def __init__(self, seed):
        self.now = 0.0
        self.random = Random(seed)
        self._heap = []
        self._order = itertools.count()
        self.handled = 0

    def after(self, delay, action):
        event = Event(self.now + delay, next(self._order), action)
        heapq.heappush(self._heap, event)
        return event

    def process(self, generator):
        """Runs a generator that yields how long it sleeps."""

        def resume():
            try:
                delay = next(generator)
            except StopIteration:
                return
            self.after(delay, resume)

        self.after(0.0, resume)

    def run(self, until):
        try:
            while self._heap and self._heap[0].time <= until:
                event = heapq.heappop(self._heap)
                if event.cancelled:
                    continue
                self.now = event.time
                self.handled += 1
                event.action()
        except Stop as reason:
            return str(reason)
        return 'end of time'


class Statistic:
    def __init__(self):
        self.count = 0
        self.total = 0.0
        self.squares = 0.0
        self.largest = 0.0

    def add(self, value):
        self.count += 1
        self.total += value
        self.squares += value * value
        if value > self.largest:
            self.largest = value

    @property
    def mean(self):
        return self.total / self.count if self.count else 0.0

    @property
    def deviation(self):
        if self.count < 2:
            return 0.0
        return math.sqrt(max(0.0, self.squares / self.count - self.mean**2))

    def __format__(self, spec):
        return f'{self.count:>5} mean {self.mean:{spec or ".2f"}} dev {self.deviation:.2f} max {self.largest:.2f}'


class Customer:
    numbers = itertools.count(1)
    patience = 12.0
    priority = 1
    service = 2.0

    def __init__(self, bank):
        self.number = next(Customer.numbers)
        self.bank = bank
        self.arrived = bank.simulation.now
        self.leaving = None

    def __lt__(self, other):
        return (self.priority, self.number) < (other.priority, other.number)

    @property
    def waited(self):
        return self.bank.simulation.now - self.arrived

    def duration(self):
        return self.bank.simulation.random.exponential(self.service)

    def give_up(self):
        self.bank.abandon(self)

    def describe(self):
        return f'{type(self).__name__.lower()} {self.number}'


class Business(Customer):
    patience = 20.0
    priority = 0
    service = 3.5

    def duration(self):
        return super().duration() + 0.5


class Patient(Customer):
    patience = math.inf
    priority = 2

    def describe(self):
        return super().describe() + '!'


class Clerk:
    def __init__(self, name, bank, speed=1.0):
        self.name = name
        self.bank = bank
        self.speed = speed
        self.customer = None
        self.served = Counter()
        self.busy = 0.0
        self.pausing = False

    @property
    def free(self):
        return self.customer is None and not self.pausing

    def serve(self, customer):
        self.customer = customer
        duration = customer.duration() / self.speed
        self.busy += duration
        self.bank.simulation.after(duration, self.finish)

    def finish(self):
        customer, self.customer = self.customer, None
        self.served[type(customer).__name__] += 1
        self.bank.record('served', customer, self)
        self.bank.dispatch()

    def day(self):
        for _ in itertools.count():
            yield 60.0 * self.speed
            self.pausing = True
            yield 7.5
            self.pausing = False
            self.bank.dispatch()


class Bank:
    def __init__(self, simulation, clerks, limit=60):
        self.simulation = simulation
        self.clerks = [Clerk(name, self, speed) for name, speed in clerks]
        self.queue = []
        self.limit = limit
        self.waits = defaultdict(Statistic)
        self.log = deque(maxlen=5)
        self.counts = Counter()
        for clerk in self.clerks:
            simulation.process(clerk.day())

    def record(self, what, customer, clerk=None):
        self.counts[what, type(customer).__name__] += 1
        by = f' by {clerk.name}' if clerk else ''
        self.log.append(f'{self.simulation.now:9.3f} {what} {customer.describe()}{by}')

    def arrivals(self, mean):
        kinds = [(Customer, 5), (Business, 2), (Patient, 1)]
        while True:
            yield self.simulation.random.exponential(mean)
            self.enter(self.simulation.random.choice(kinds)(self))

    def enter(self, customer):
        if len(self.queue) >= self.limit:
            raise Stop(f'overfull with {customer.describe()}')
        heapq.heappush(self.queue, customer)
        if customer.patience < math.inf:
            customer.leaving = self.simulation.after(customer.patience, customer.give_up)
        self.dispatch()

    def abandon(self, customer):
        self.queue.remove(customer)
        heapq.heapify(self.queue)
        self.record('left', customer)

    def dispatch(self):
        for clerk in self.clerks:
            if not self.queue:
                return
            if clerk.free:
                customer = heapq.heappop(self.queue)
                if customer.leaving:
                    customer.leaving.cancelled = True
                self.waits[type(customer).__name__].add(customer.waited)
                clerk.serve(customer)


def run(title, seed, mean, clerks, until, limit=60):
    Customer.numbers = itertools.count(1)
    simulation = Simulation(seed)
    bank = Bank(simulation, clerks, limit)
    simulation.process(bank.arrivals(mean))
    ended = simulation.run(until)
    print(f'{title}: {ended} at {simulation.now:.4f}, {simulation.handled} events, {len(bank.queue)} waiting')
    for kind, statistic in sorted(bank.waits.items()):
        print(f'  {kind:<9}{statistic:.3f}')
    for clerk in sorted(bank.clerks, key=lambda clerk: -clerk.busy):
        print(f'  {clerk.name:<6}{clerk.busy / simulation.now:7.1%}', dict(sorted(clerk.served.items())))
    print('  left', sorted((kind, count) for (what, kind), count in bank.counts.items() if what == 'left'))
    print('\n'.join('  ' + line for line in bank.log))


def main():
    run('calm', 1, 1.3, [('Ann', 1.0), ('Bob', 0.8), ('Cy', 1.2)], 20000.0)
    run('busy', 2, 0.7, [('Ann', 1.0), ('Bob', 0.8), ('Cy', 1.2)], 12000.0)
    run('storm', 3, 0.15, [('Ann', 1.0), ('Bob', 0.8)], 3000.0, limit=40)


main()
