import logging, sys
def a(f, *k):
    try: print(repr(f(*k)))
    except BaseException as e: print(type(e).__name__, e)
class Out:
    def write(self, s): print('OUT', repr(s))
    def flush(self): pass
logging.basicConfig(stream=Out(), level=logging.INFO, format='%(levelname)s|%(name)s|%(message)s|%(funcName)s|%(lineno)d|%(filename)s')
log = logging.getLogger('app.sub'); log.info('hello %s %d', 'x', 5); log.debug('no'); log.warning('dict %(k)s', {'k': 1}); log.error('pct %'); logging.info('root')
def f(): log.critical('in f'); logging.getLogger('app').info('parent', extra={'user': 'u'})
f()
try: 1 / 0
except ZeroDivisionError: log.exception('failed')
print(log, logging.getLogger(), log.parent, log.getEffectiveLevel(), log.isEnabledFor(10), log.hasHandlers(), logging.getLogger('app.sub') is log, logging.getLogger('app').getChild('sub') is log, logging.root.handlers)
print(logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(25), logging.getLevelNamesMapping()['WARN']); logging.addLevelName(25, 'NOTICE'); log.log(25, 'noticed')
h = logging.StreamHandler(Out()); h.setFormatter(logging.Formatter('{levelname:>8} {message} {extra}', style='{', defaults={'extra': '-'})); h.setLevel('ERROR'); log.addHandler(h); log.propagate = False
log.error('only h'); log.warning('dropped'); log.error('with', extra={'extra': 'E'})
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
h.addFilter(F()); log.error('a secret'); log.error('public'); h.addFilter(lambda r: r.levelno > 40); log.error('now filtered'); log.critical('passes')
ad = logging.LoggerAdapter(logging.getLogger('ad'), {'user': 'bob'}); ad.info('adapted'); print(ad)
r = logging.LogRecord('n', 20, '/p/file.py', 7, 'm %s', ('arg',), None); print(r, r.getMessage(), r.module, r.filename, r.levelname); print(logging.Formatter().format(r), logging.Formatter('%(asctime)s', datefmt='%Y').format(r).isdigit(), logging.Formatter('$message $name', style='$').format(r))
a(lambda: logging.Formatter('x')); a(lambda: logging.Formatter('{', style='{')); a(lambda: logging.Formatter(style='!')); a(log.setLevel, 'NOPE'); a(log.setLevel, 1.5); a(logging.getLogger, 5); a(log.log, 'x', 'm'); a(lambda: logging.basicConfig(foo=1, force=True)); a(lambda: log.info('x', extra={'name': 1}) or logging.getLogger('zz').error('x', extra={'message': 1}))
logging.disable(logging.ERROR); log.error('disabled'); log.critical('enabled'); logging.disable(logging.NOTSET)
nh = logging.NullHandler(); print(nh, logging.StreamHandler(sys.stdout).stream is sys.stdout, repr(h))
lone = logging.getLogger('lone'); lone.propagate = False
class Err:
    def write(self, s): print('ERR', repr(s))
    def flush(self): pass
sys.stderr = Err(); lone.warning('last resort'); lone.info('not shown')
bad = logging.getLogger('bad'); bad.propagate = False; bad.addHandler(logging.StreamHandler(Out())); logging.raiseExceptions = False; bad.error('%d', 'x'); bad.error('ok')
import warnings; logging.captureWarnings(True); pw = logging.getLogger('py.warnings'); pw.addHandler(logging.StreamHandler(Out())); pw.propagate = False; warnings.warn('captured')
class Mem(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, r): self.records.append(self.format(r))
m = Mem(); m.name = 'mem'; l2 = logging.getLogger('mem.log'); l2.addHandler(m); l2.propagate = False; l2.setLevel('DEBUG'); l2.debug('d'); print(m.records, logging.getHandlerByName('mem') is m, sorted(logging.getHandlerNames()), m.get_name())
print(sorted(c.name for c in logging.getLogger('app').getChildren()))
