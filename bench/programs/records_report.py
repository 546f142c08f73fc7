"""A report over records: made, written as JSON and as lines, read back, checked, joined, grouped and printed as tables."""
import json
import random
import re
from collections import Counter, OrderedDict, defaultdict, namedtuple
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from itertools import accumulate, chain, groupby

REGIONS = ('north', 'south', 'east', 'west')
PRODUCTS = OrderedDict(lamp=(19.99, 'home'), chair=(74.5, 'home'), pen=(1.25, 'office'), desk=(310.0, 'office'), ball=(9.95, 'sport'), bike=(459.0, 'sport'))
FIRST = 'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jo'.split()
LAST = "Abel Brook Cruz D'Arcy Engel Frost Gray".split()


class InvalidRecord(ValueError):
    def __init__(self, number, reason):
        super().__init__(number, reason)
        self.number = number
        self.reason = reason

    def __str__(self):
        return f'record {self.number}: {self.reason}'


@dataclass(frozen=True, order=True)
class Day:
    year: int
    month: int
    day: int

    pattern = re.compile(r'(\d{4})-(\d\d)-(\d\d)$')

    @classmethod
    def parse(cls, text):
        match = cls.pattern.match(text)
        if not match:
            raise ValueError(f'not a day: {text!r}')
        made = cls(*map(int, match.groups()))
        if not 1 <= made.month <= 12:
            raise ValueError(f'no month {made.month}')
        return made

    @property
    def quarter(self):
        return f'{self.year}Q{(self.month + 2) // 3}'

    def __str__(self):
        return f'{self.year:04}-{self.month:02}-{self.day:02}'


@dataclass
class Line:
    product: str
    quantity: int
    price: float

    @property
    def amount(self):
        return self.quantity * self.price


@dataclass
class Order:
    number: int
    day: Day
    customer: int
    lines: list = field(default_factory=list)
    note: str = ''

    @property
    def total(self):
        return round(sum(line.amount for line in self.lines) * (1 - self.discount), 2)

    @property
    def discount(self):
        pieces = sum(line.quantity for line in self.lines)
        if pieces >= 40:
            return 0.1
        return 0.05 if pieces >= 20 else 0.0


@dataclass(eq=False)
class Customer:
    number: int
    name: str
    region: str
    orders: list = field(default_factory=list, repr=False)

    @cached_property
    def revenue(self):
        return sum(order.total for order in self.orders)

    @property
    def grade(self):
        for least, grade in ((58000, 'gold'), (45000, 'silver'), (0, 'plain')):
            if self.revenue >= least:
                return grade


def make_records(orders, customers):
    draw = random.Random(2024)
    seeds = [draw.randrange(1 << 30) for _ in range(8)]
    state = drawn = 0

    def below(limit):
        nonlocal state, drawn
        drawn += 1
        state = (state * 1103515245 + (seeds[drawn % 8] | 1)) & 0x7FFFFFFF
        return (state >> 12) % limit

    people = [
        {'number': number, 'name': f'{FIRST[below(len(FIRST))]} {LAST[below(len(LAST))]}', 'region': REGIONS[below(4)]}
        for number in range(1, customers + 1)
    ]
    products = list(PRODUCTS)
    bought = []
    for number in range(1001, 1001 + orders):
        lines = [
            {'product': (name := products[below(6)]), 'quantity': 1 + below(12), 'price': PRODUCTS[name][0]}
            for _ in range(1 + below(4))
        ]
        day = f'2023-{1 + below(12):02}-{1 + below(28):02}'
        if below(60) == 0:
            day = ('2023-13-01', 'yesterday', '')[below(3)]
        if below(70) == 0:
            lines[0]['quantity'] = -1
        if below(80) == 0:
            del lines[-1]['product']
        bought.append({'number': number, 'day': day, 'customer': 1 + below(customers + 1), 'lines': lines, 'note': ['', 'päckchen', 'rush "now"'][below(3)]})
    return {'customers': people, 'orders': bought}


class Table:
    """Columns with a format each, lines as strings."""

    def __init__(self, title, *columns):
        self.title = title
        self.columns = columns
        self.rows = []

    def add(self, *values):
        self.rows.append([format(value, spec) for value, (_, spec) in zip(values, self.columns)])
        return self

    def lines(self):
        heads = [head for head, _ in self.columns]
        widths = [max(len(row[i]) for row in [heads, *self.rows]) for i in range(len(heads))]
        sides = [str.ljust if spec.startswith('<') else str.rjust for _, spec in self.columns]
        yield f'== {self.title} '.ljust(sum(widths) + 2 * len(widths), '=')
        for row in [heads, *self.rows]:
            yield '  '.join(side(cell, width) for side, cell, width in zip(sides, row, widths)).rstrip()

    def __str__(self):
        return '\n'.join(self.lines())


class Store:
    def __init__(self, text):
        data = json.loads(text)
        self.customers = {each['number']: Customer(**each) for each in data['customers']}
        self.orders, self.problems = [], []
        for each in data['orders']:
            try:
                self.orders.append(self.read(each))
            except InvalidRecord as problem:
                self.problems.append(problem)
        self.orders.sort(key=lambda order: (order.day, order.number))
        for order in self.orders:
            self.customers[order.customer].orders.append(order)

    def read(self, each):
        fail = partial(InvalidRecord, each['number'])
        try:
            day = Day.parse(each['day'])
            lines = [Line(**line) for line in each['lines']]
        except ValueError as problem:
            raise fail(f'bad day ({problem})') from problem
        except TypeError:
            raise fail('incomplete line') from None
        if each['customer'] not in self.customers:
            raise fail(f'unknown customer {each["customer"]}')
        for line in lines:
            if line.quantity <= 0:
                raise fail(f'quantity {line.quantity} of {line.product}')
        return Order(**{**each, 'day': day, 'lines': lines})

    def lines(self):
        return ((order, line) for order in self.orders for line in order.lines)

    def by_region(self):
        table = Table('regions', ('region', '<'), ('orders', 'd'), ('revenue', ',.2f'), ('mean', '.2f'), ('best product', '<'))
        groups = defaultdict(list)
        for order in self.orders:
            groups[self.customers[order.customer].region].append(order)
        for region in sorted(groups, key=lambda region: -sum(order.total for order in groups[region])):
            orders = groups[region]
            pieces = Counter()
            for line in chain.from_iterable(order.lines for order in orders):
                pieces[line.product] += line.quantity
            revenue = sum(order.total for order in orders)
            table.add(region, len(orders), revenue, revenue / len(orders), '{} ({})'.format(*pieces.most_common(1)[0]))
        return table

    def by_quarter(self):
        table = Table('quarters', ('quarter', '<'), ('kind', '<'), ('pieces', 'd'), ('amount', ',.2f'), ('so far', ',.0f'), ('', '<'))
        totals = {}
        for order, line in self.lines():
            key = order.day.quarter, PRODUCTS[line.product][1]
            pieces, amount = totals.get(key, (0, 0.0))
            totals[key] = pieces + line.quantity, amount + line.amount
        rows = [(*key, *value) for key, value in sorted(totals.items())]
        largest = max(row[3] for row in rows)
        for row, so_far in zip(rows, accumulate(row[3] for row in rows)):
            table.add(*row, so_far, '#' * round(row[3] / largest * 20))
        return table

    def best_customers(self, count):
        table = Table('customers', ('name', '<'), ('region', '<'), ('orders', 'd'), ('revenue', ',.2f'), ('grade', '^8'), ('last', '<'))
        for customer in sorted(self.customers.values(), key=lambda each: (-each.revenue, each.name))[:count]:
            last = max(order.day for order in customer.orders)
            table.add(customer.name, customer.region, len(customer.orders), customer.revenue, customer.grade, str(last))
        return table

    def pairs(self):
        """Products that are bought together."""
        together = Counter()
        for order in self.orders:
            names = sorted({line.product for line in order.lines})
            for i, first in enumerate(names):
                for second in names[i + 1 :]:
                    together[first, second] += 1
        return together

    def months(self):
        for month, orders in groupby(self.orders, key=lambda order: order.day.month):
            totals = sorted(order.total for order in orders)
            middle = len(totals) // 2
            median = totals[middle] if len(totals) % 2 else (totals[middle - 1] + totals[middle]) / 2
            yield month, len(totals), median, totals[-1]


Summary = namedtuple('Summary', 'orders problems revenue', defaults=(0.0,))


def main():
    text = json.dumps(make_records(2500, 60), ensure_ascii=False)
    store = Store(text)
    print('read', len(text), 'letters,', len(store.orders), 'orders,', len(store.problems), 'problems')
    for reason, problems in sorted(Counter(problem.reason.split()[0] for problem in store.problems).items()):
        print(f'  {reason:<12}{problems:>4}')
    print('\n'.join(f'  {problem}' for problem in store.problems[:3]), repr(store.problems[0].__cause__))
    print(store.by_region(), store.by_quarter(), store.best_customers(6), sep='\n')
    print('pairs', [f'{a}+{b}: {count}' for (a, b), count in store.pairs().most_common(4)])
    for month, count, median, largest in store.months():
        print(f'{month:>3}{count:>5}{median:>10.2f}{largest:>10.2f}', end='\n' if month % 3 == 0 else ' |')
    print('grades', sorted(Counter(customer.grade for customer in store.customers.values()).items()))
    print('notes', {note: sum(1 for order in store.orders if order.note == note) for note in sorted({order.note for order in store.orders})})
    order = store.orders[len(store.orders) // 2]
    print(replace(order, note='copy', lines=order.lines[:1]), order == replace(order), order.day < Day(2023, 12, 31))
    again = json.dumps([asdict(order) for order in store.orders], sort_keys=True)
    checksum = 0
    for word in re.findall(r'\w+', again):
        checksum = (checksum * 131 + len(word) * ord(word[0])) % 4294967291
    print(Summary(len(store.orders), len(store.problems)), Summary(1, 2, 3.0)._replace(problems=0))
    print('checksum', len(again), checksum)


main()
