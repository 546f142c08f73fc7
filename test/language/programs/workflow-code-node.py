# What a workflow's code node holds: one main that takes and returns plain values.
import json, re, math
from datetime import datetime, timedelta
def main(orders: str, discount: float = 0.1, cutoff: str = '2024-03-01') -> dict:
    rows = json.loads(orders)
    limit = datetime.strptime(cutoff, '%Y-%m-%d')
    kept = [r for r in rows if datetime.fromisoformat(r['date']) >= limit]
    total = sum(r['price'] * r.get('count', 1) for r in kept)
    codes = sorted({m.group(1) for r in rows if (m := re.match(r'([A-Z]{2})-\d+', r['code']))})
    return {
        'total': round(total * (1 - discount), 2),
        'count': len(kept),
        'codes': ','.join(codes),
        'due': (limit + timedelta(days=30)).date().isoformat(),
        'boxes': math.ceil(sum(r.get('count', 1) for r in kept) / 12),
        'summary': '; '.join(f"{r['code']}: {r['price']:.2f} x {r.get('count', 1)}" for r in kept) or 'nothing',
    }
text = json.dumps([{'code': 'AB-1', 'price': 9.99, 'count': 10, 'date': '2024-03-05'}, {'code': 'CD-22', 'price': 100, 'date': '2024-02-28'}, {'code': 'ef-3', 'price': 0.335, 'count': 7, 'date': '2024-04-01T10:00:00'}])
print(json.dumps(main(text), indent=2))
print(main(text, cutoff='2025-01-01'), main('[]', discount=0))
for bad in ('{', '[{"code": "AB-1", "price": 1}]', '[{"code": 5, "price": 1, "date": "2024-05-01"}]', '[{"code": "A", "price": "1", "date": "2024-05-01"}]'):
    try: main(bad)
    except Exception as error: print(type(error).__name__, error)
try: main(text, cutoff='March')
except ValueError as error: print(error)
try: main()
except TypeError as error: print(error)
