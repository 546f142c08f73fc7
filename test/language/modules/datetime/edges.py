from datetime import *
def attempt(s):
    try: print(s, '=>', repr(eval(s)))
    except Exception as e: print(s, '=>', f'{type(e).__name__}: {e}')
class D(date): pass
class DT(datetime): pass
class TD(timedelta): pass
class T(time): pass
class Z(tzinfo):
    def utcoffset(self,d): return timedelta(hours=2)
    def dst(self,d): return timedelta(hours=1)
    def tzname(self,d): return 'ZZ'
class Bad(tzinfo):
    def utcoffset(self,d): return 5
class Bad2(tzinfo):
    def utcoffset(self,d): return timedelta(days=1)
class NoneZ(tzinfo):
    def utcoffset(self,d): return None
    def dst(self,d): return None
    def tzname(self,d): return None
class BadName(tzinfo):
    def utcoffset(self,d): return timedelta(hours=2)
    def tzname(self,d): return 5
z=Z()
# === one expression a line ===
for source in '''date()
date(1)
date(1,2)
date(1,2,3,4)
date(year=2024,month=1,day=1)
date(2024,1,day=1)
date(2024,1,1,day=1)
date(2024,1,foo=1)
date('2024',1,1)
date(2024.0,1,1)
date(10**20,1,1)
date(2**40,1,1)
date(True,1,1)
date(2024,0,1)
date(2024,1,32)
D(2024,1,1)
repr(D(2024,1,1)+timedelta(1))
type(D(2024,1,1)+timedelta(1))
D.today().__class__
type(D.fromordinal(5))
D.fromisoformat('2024-01-01')
type(DT(2024,1,1)+timedelta(1))
type(DT(2024,1,1).date())
type(DT(2024,1,1).replace(year=3))
type(TD(1)+TD(1))
type(-TD(1))
type(TD(1)*2)
repr(TD(1))
repr(T(1))
type(T(1).replace(hour=2))
repr(DT(2024,1,1))
DT.combine(date(2024,1,1),time(1))
datetime.combine(date(2024,1,1),time(1,tzinfo=z),None)
datetime.combine(date(2024,1,1),5)
datetime.combine(5,time())
datetime.combine(DT(2024,1,1,5),time(1))
datetime()
datetime(2024)
datetime(2024,1,1,0,0,0,0,None,0)
datetime(2024,1,1,0,0,0,0,None,fold=1)
datetime(2024,1,1,fold=1)
datetime(2024,1,1,-1)
datetime(2024,1,1,0,60)
datetime(2024,1,1,0,0,60)
datetime(2024,1,1,0,0,0,-1)
datetime(2024,1,1,1.5)
datetime(2024,1,1,foo=1)
time(1,2,3,4,5)
time(24)
time(1,-1)
time(fold=1)
time(1,fold=2)
time(1,2,3)
time(1,2,3,4)
time('x')
timedelta(1,2,3,4,5,6,7)
timedelta(1,2,3,4,5,6,7,8)
timedelta(days=1.1)
timedelta(0.1)
timedelta(seconds=0.1,microseconds=0.1)
timedelta(hours=0.3)
timedelta(weeks=1.7)
timedelta(microseconds=0.5)
timedelta(microseconds=-0.5)
timedelta(microseconds=2.5)
timedelta(milliseconds=0.0005)
timedelta(days='x')
timedelta(days=None)
timedelta(days=10**9)
timedelta(days=999999999,hours=24)
timedelta(days=-10**9)
timedelta(days=1e300)
timedelta(days=float('nan'))
timedelta(days=float('inf'))
timedelta(seconds=10**30)
timedelta(1)/2
timedelta(1)/0.7
timedelta(1)/timedelta(0)
timedelta(1)//timedelta(0)
timedelta(1)%timedelta(0)
divmod(timedelta(1),timedelta(0))
divmod(timedelta(5),timedelta(-2))
timedelta(5)%timedelta(-2)
timedelta(1)//2.0
timedelta(1)//3
timedelta(1)*1.23456789
1.5*timedelta(1)
timedelta(1)*float('nan')
timedelta(1)*'x'
timedelta(1)/'x'
timedelta(1)/0.0
timedelta(microseconds=3)/2
timedelta(microseconds=5)/2
timedelta(microseconds=-5)/2
timedelta(microseconds=7)*0.5
timedelta(-1,5).total_seconds()
abs(timedelta(-1,5))
+timedelta(1)
-timedelta.max
timedelta.max+timedelta(1)
timedelta(1)-5
5-timedelta(1)
str(timedelta(-1,5,6))
repr(timedelta(-1,5,6))
repr(timedelta(0,0,5))
hash(timedelta(1,2,3))
hash(timedelta(0))
hash(timedelta(-1))
timedelta(1)=='x'
timedelta(1)<'x'
timedelta(1).__reduce__()
date(2024,1,1).__reduce__()
time(1,2).__reduce__()
datetime(2024,1,1,tzinfo=timezone.utc).__reduce__()
datetime(2024,1,1,fold=1).__reduce_ex__(4)
timezone.utc.__reduce__()
timezone(timedelta(1)-timedelta(microseconds=1))
timezone(timedelta(seconds=1,microseconds=5))
timezone(timedelta(hours=-1),'X').__reduce__()
timezone(timedelta(hours=1)).__getinitargs__()
timezone()
timezone(timedelta(1))
timezone(timedelta(hours=1),None)
timezone(5)
timezone(timedelta(0),name='UTC')
timezone(timedelta(0)) is timezone.utc
timezone(timedelta(0),'Q')
str(timezone(timedelta(hours=-1,minutes=-30)))
timezone.utc.utcoffset(5)
timezone.utc.tzname(5)
timezone.utc.dst(5)
timezone.utc.fromutc(datetime(2024,1,1))
timezone.utc.fromutc(datetime(2024,1,1,tzinfo=timezone.utc))
timezone(timedelta(hours=3)).fromutc(5)
timezone.min
timezone.max
hash(timezone.utc)==hash(timezone(timedelta(0)))
timezone.utc=='x'
timezone.utc<5
tzinfo().utcoffset(None)
tzinfo().tzname(None)
tzinfo().dst(None)
tzinfo().fromutc(datetime(2024,1,1))
datetime(2024,1,1,tzinfo=Bad()).utcoffset()
datetime(2024,1,1,tzinfo=Bad2()).utcoffset()
str(datetime(2024,1,1,tzinfo=NoneZ()))
datetime(2024,1,1,tzinfo=BadName()).tzname()
datetime(2024,1,1,tzinfo=z).strftime('%Z %z')
datetime(2024,1,1,tzinfo=NoneZ()).strftime('[%Z %z]')
datetime(2024,1,1,tzinfo=z).timetuple()
datetime(2024,1,1,1,tzinfo=z).utctimetuple()
datetime(2024,1,1,tzinfo=z).dst()
datetime(2024,1,1,tzinfo=z)-datetime(2024,1,1,tzinfo=timezone.utc)
datetime(2024,1,1,tzinfo=z)==datetime(2024,1,1)
datetime(2024,1,1,tzinfo=z)<datetime(2024,1,1)
datetime(2024,1,1,tzinfo=NoneZ())==datetime(2024,1,1)
datetime(2024,1,1,2,tzinfo=z)==datetime(2024,1,1,tzinfo=timezone.utc)
datetime(2024,1,1,tzinfo=z).astimezone(timezone.utc)
datetime(2024,1,1).astimezone(timezone.utc)
datetime(2024,1,1).astimezone()
datetime(2024,1,1,tzinfo=z).astimezone()
datetime(2024,1,1).astimezone(5)
datetime(1,1,1,tzinfo=z).astimezone(timezone.utc)
datetime(2024,1,1)-date(2024,1,1)
date(2024,1,1)-datetime(2024,1,1)
datetime(2024,1,1)==date(2024,1,1)
date(2024,1,1)<datetime(2024,1,1)
date(2024,1,1)==5
date(2024,1,1)<5
date(2024,1,1)-5
date(2024,1,1)+5
5+date(2024,1,1)
timedelta(1)+date(2024,1,1)
timedelta(1)-date(2024,1,1)
date(2024,1,1)-timedelta(1,86399)
date(2024,1,1)+timedelta(0,86399)
date.max+timedelta(1)
date.min-timedelta(1)
datetime.max+timedelta(microseconds=1)
datetime.min-timedelta(microseconds=1)
time(1)<time(2)
time(1)<5
time(1)==5
time(1,tzinfo=z)==time(1)
time(1,tzinfo=z)<time(1)
time(1,tzinfo=z)==time(23,tzinfo=timezone(timedelta(hours=0)))
time(3,tzinfo=z)==time(1,tzinfo=timezone.utc)
hash(time(3,tzinfo=z))==hash(time(1,tzinfo=timezone.utc))
hash(time(1))==hash(time(1,fold=1))
time(1,fold=1)==time(1)
time(1).isoformat('hours')
time(1,2,3,4).isoformat(timespec='auto')
time(1,2,3,4,tzinfo=timezone(timedelta(hours=5,seconds=30))).isoformat()
time(1).isoformat(timespec='x')
time(1,2,3).strftime('%H:%M:%S %Y %j')
time(1,tzinfo=z).tzname()
time(1,tzinfo=z).dst()
str(time(1,2))
f'{time(1,2):%H}'
time(1).replace(hour=25)
time(1).replace(foo=1)
time(1,2,fold=1)
date.fromordinal(0)
date.fromordinal(3652060)
date.fromordinal('x')
date.fromordinal(1)
date.fromtimestamp(0)
date.fromtimestamp(1e20)
date.fromtimestamp('x')
date.fromtimestamp(float('nan'))
datetime.fromtimestamp(1.9999999)
datetime.fromtimestamp(-1.9999999)
datetime.fromtimestamp(0.0000005)
datetime.fromtimestamp(0.0000015)
datetime.fromtimestamp(253402300800)
datetime.fromtimestamp(-62135596801)
datetime.fromtimestamp(1,tz=5)
datetime.fromtimestamp()
datetime.utcfromtimestamp(5)
datetime.fromordinal(5)
date.fromisocalendar(2024,53,1)
date.fromisocalendar(2020,53,1)
date.fromisocalendar(2024,1,8)
date.fromisocalendar(0,1,1)
date.fromisocalendar(2024,0,1)
date.fromisocalendar(year=2024,week=1,day=1)
datetime.fromisocalendar(2024,1,1)
date(2024,1,1).isocalendar()
date(2024,12,30).isocalendar().week
tuple(date(2024,12,30).isocalendar())
type(date(2024,12,30).isocalendar())
date(2024,12,30).isocalendar()==(2025,1,1)
date(2024,1,1).replace(2020)
date(2024,1,1).replace(day=30,month=2)
date(2024,1,1).replace(x=1)
date(2024,1,1).replace(1,2,3,4)
date(2024,1,1).__format__('')
date(2024,1,1).__format__(5)
date(2024,1,1).strftime()
date(2024,1,1).strftime('')
date(2024,1,1).strftime('%f %z %Z')
date(999,1,1).strftime('%Y %G %C')
datetime(2024,1,1).isoformat(sep='x',timespec='seconds')
datetime(2024,1,1).isoformat(5)
datetime(2024,1,1).isoformat('')
datetime(2024,1,1,1,2,3,4).isoformat('é')
datetime(2024,1,1).timestamp()
datetime(2024,1,1,tzinfo=z).timestamp()
datetime(1,1,1).timestamp()
datetime(2024,1,1,1,1,1,123456,tzinfo=timezone.utc).timestamp()
datetime(2024,1,1).ctime()
datetime(2024,1,9).ctime()
datetime(2024,1,1).timetuple()
datetime(2024,1,1).replace(fold=1)
datetime(2024,1,1).replace(tzinfo=5)
datetime(2024,1,1).replace(hour=24)
datetime(2024,1,1).timetz()
datetime(2024,1,1,tzinfo=z).time()
datetime(2024,1,1) in {datetime(2024,1,1):1}
datetime(2024,1,1,2,tzinfo=z) in {datetime(2024,1,1,tzinfo=timezone.utc):1}
date(2024,1,1) in {datetime(2024,1,1):1}
hash(date(2024,1,1))==hash(datetime(2024,1,1))
hash(datetime(2024,1,1,tzinfo=Bad()))
datetime.now(5)
datetime.now(tz=z).tzinfo is z
datetime.utcnow().tzinfo
date.today().__class__
datetime.today().__class__
datetime.strptime('2024','%Y')
DT.strptime('2024','%Y').__class__
DT.fromisoformat('2024-01-01').__class__
DT.now().__class__
DT.combine(date(1,1,1),time()).__class__
DT.fromtimestamp(0).__class__
UTC
MINYEAR,MAXYEAR
date.resolution,time.resolution,datetime.min,time.max
datetime.__module__,datetime.__qualname__
datetime.__mro__
date(2024,1,1)._x
date.min.year
date.year
datetime.hour
D.max
date(2024,1,1).weekday()
date(2024,1,1)>=date(2024,1,1)
date.fromisoformat(5)
date.fromisoformat('2024-1-1')
date.fromisoformat('2024-W53-1')
date.fromisoformat('2024-366')
date.fromisoformat('٢٠٢٤-01-01')
datetime.fromisoformat('2024-01-01T00:00:00.')
datetime.fromisoformat('2024-01-01T24:00')
datetime.fromisoformat('2024-01-01T00:00:00+0000')
datetime.fromisoformat('2024-01-01T00:00:00-00:00')
datetime.fromisoformat('2024-01-01T00:00:00+05')
datetime.fromisoformat('2024-01-01T00:00:00+05:3')
datetime.fromisoformat('2024-01-01T00:00:00+24:00')
datetime.fromisoformat('2024-01-01T00:00:00+23:59:59.999999')
datetime.fromisoformat('2024-01-01T00:00:00 Z')
datetime.fromisoformat('2024-01-01x00:00')
datetime.fromisoformat('2024-01-01T0000')
datetime.fromisoformat('2024-01-01T00:0000')
datetime.fromisoformat('2024-01-01T00:00:00,123')
datetime.fromisoformat('2024W101T10')
datetime.fromisoformat('2024-W101')
datetime.fromisoformat('2024W10')
datetime.fromisoformat('20240101T10')
datetime.fromisoformat('2024-0101')
datetime.fromisoformat('2024-01-01T10:00:00.1')
datetime.fromisoformat('2024-01-01T10:00:00.12345678')
datetime.fromisoformat('2024-01-01T10:00:00Z0')
datetime.fromisoformat('2024-01-01T10z')
time.fromisoformat('T10')
time.fromisoformat('10:00:00.123+01:00')
time.fromisoformat('100000.5Z')
time.fromisoformat('')
time.fromisoformat('1')
time.fromisoformat('10:')
time.fromisoformat('10:00+')
time.fromisoformat('24:00')
time.fromisoformat(5)
date(2024,1,1).__hash__() == date(2024,1,1).__hash__()
timedelta(1).__bool__()
timedelta(1).days.__class__
datetime(2024,1,1).__replace__(year=5)
date(2024,1,1).__replace__(year=5)
time(1).__replace__(hour=5)
datetime.max.timestamp()
datetime(2024,3,1)-timedelta(days=1)
datetime(2024,1,1).__sub__(5)
datetime_CAPI'''.split('\n'):
    attempt(source)
