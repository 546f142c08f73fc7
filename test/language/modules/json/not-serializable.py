# What cannot be serialised is named by __name__; messages of operators name the module of builtin types too.
import json, decimal, datetime, collections, fractions, uuid, enum
for v in (decimal.Decimal(1), datetime.date(2020,1,1), collections.deque(), fractions.Fraction(1,2), uuid.UUID(int=1), {1}, b'', object(), range(3), {}.items()):
    try: json.dumps(v)
    except TypeError as e: print(e)
    try: json.dumps({'a': [v]})
    except TypeError as e: print(e, getattr(e,'__notes__',None))
try: json.dumps({decimal.Decimal(1): 1})
except TypeError as e: print(e)
try: len(decimal.Decimal(1))
except TypeError as e: print(e)
try: collections.deque() + 1
except TypeError as e: print(e)
try: datetime.date(2020,1,1) + 1
except TypeError as e: print(e)
