# Month grids, free slots between meetings, recurring dates.
from datetime import date, datetime, timedelta
def month(year, number):
    first = date(year, number, 1)
    days = (date(year + number // 12, number % 12 + 1, 1) - first).days
    cells = [''] * first.weekday() + list(range(1, days + 1))
    yield f'{first:%B %Y}'.center(20).rstrip()
    yield 'Mo Tu We Th Fr Sa Su'
    for i in range(0, len(cells), 7): yield ' '.join(f'{c:>2}' for c in cells[i:i + 7]).rstrip()
print('\n'.join(month(2024, 2))); print('\n'.join(month(2023, 12)))
def minutes(text): h, m = map(int, text.split(':')); return h * 60 + m
def show(m): return f'{m // 60:02}:{m % 60:02}'
def free(meetings, start='09:00', end='17:00', least=30):
    at, out = minutes(start), []
    for a, b in sorted((minutes(x), minutes(y)) for x, y in (m.split('-') for m in meetings)):
        if a - at >= least: out.append(f'{show(at)}-{show(a)}')
        at = max(at, b)
    return out + ([f'{show(at)}-{show(minutes(end))}'] if minutes(end) - at >= least else [])
print(free(['10:00-11:00', '10:30-12:15', '13:00-13:30', '16:45-17:00']), free([]), free(['08:00-18:00']))
def every(start, count, **step):
    for n in range(count): yield start + n * timedelta(**step)
print([f'{d:%a %d %b}' for d in every(date(2024, 2, 26), 4, weeks=1)], [d.isoformat() for d in every(datetime(2024, 12, 31, 22), 3, hours=1.5)])
def nth_weekday(year, month, weekday, n):
    d = date(year, month, 1)
    return d + timedelta(days=(weekday - d.weekday()) % 7 + 7 * (n - 1))
print(nth_weekday(2024, 11, 3, 4), [d for d in (date(2024, m, 13) for m in range(1, 13)) if d.weekday() == 4], (date(2024, 12, 25) - date(2024, 2, 29)).days)
def age(born, on): return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
print(age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29)))
def workdays(a, b): return sum((a + timedelta(i)).weekday() < 5 for i in range((b - a).days))
print(workdays(date(2024, 1, 1), date(2024, 2, 1)), [date(y, 12, 31).isocalendar().week for y in range(2018, 2026)])
