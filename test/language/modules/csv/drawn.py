"""Rows as dicts and dialects guessed from samples drawn at random."""
import csv, random, io
r=random.Random(4)
def cell():
    return r.choice(['a','hello world','1','2.5','x,y','it"s',"o'b",'','a;b','tab\tx', '12:30', 'é','"q"'])
for i in range(60):
    d=r.choice([',',';','\t','|',' ',':'])
    out=io.StringIO()
    w=csv.writer(out,delimiter=d,quoting=r.choice([csv.QUOTE_ALL,csv.QUOTE_MINIMAL,csv.QUOTE_NONNUMERIC]),lineterminator=r.choice(['\n','\r\n']), quotechar=r.choice(['"',"'"]))
    n=r.randint(1,5)
    for _ in range(r.randint(1,25)): w.writerow([cell() for _ in range(n if r.random()<.95 else n+1)])
    s=out.getvalue()
    if r.random()<.2: s=s.replace(d,d+' ')
    for a in ((s,),(s,',;'),(s[:50],)):
        try:
            x=csv.Sniffer().sniff(*a); print(i,repr(x.delimiter),repr(x.quotechar),x.doublequote,x.skipinitialspace,x.quoting,repr(x.lineterminator),x._name)
        except csv.Error as e: print(i,e)
        except Exception as e: print(i,type(e).__name__)
    try: print(csv.Sniffer().has_header(s))
    except Exception as e: print(type(e).__name__, e)
class D(csv.Dialect): delimiter='ab'
for f in (lambda: D(), lambda: csv.excel().delimiter, lambda: list(csv.DictReader([])), lambda: csv.DictReader([]).fieldnames, lambda: list(csv.DictReader(['a,b','','1','1,2,3'],restkey='r',restval='z')), lambda: csv.DictReader(['a','b'],fieldnames=iter('xy')).fieldnames, lambda: csv.DictWriter(io.StringIO(),['a'],extrasaction='X'), lambda: csv.DictWriter(io.StringIO(),['a']).writerow({'b':1}), lambda: csv.Dialect(), lambda: csv.DictReader[str], lambda: csv.list_dialects(), lambda: csv.DictWriter(io.StringIO(),['a']).writeheader()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
q=csv.DictReader(iter(['a,b','1,2','3,4'])); print(q.line_num, next(q), q.line_num, q.fieldnames, next(q), q.line_num)
