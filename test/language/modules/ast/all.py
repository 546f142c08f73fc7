import ast
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
# === literals ===
for text in '1', '-1', '+1.5', '1+2j', '-1-2j', "'a' 'b'", 'b"x"', '[1, (2,), {3: {4}}, set()]', 'None', 'True', '...', ' 1', '{"a": [1, 2.5, None]}', '1_000', '()', "'😀'", '"\\n"', '- 1', '0x10', '1e400': t(lambda: ast.literal_eval(text))
print(ast.literal_eval(ast.parse('[1]', mode='eval')), ast.literal_eval(ast.Constant(5)))
for text in 'a.b', '[1', '1 if 2 else 3', 'x', '', '1+1j+2': 
    try: print(ast.literal_eval(text))
    except Exception as e: print(type(e).__name__, str(e).split(' object at')[0])
for text in '1+1', 'f(1)', '__import__("os")', 'not 1', 'f"{1}"', '[x for x in y]', '{**a}', '-"a"', '1+x', '~1', 'set(1)', '\nx\n\n':
    try: print(ast.literal_eval(text))
    except Exception as e: print(type(e).__name__, str(e).split(' object at')[0])
# === parse and dump ===
source = '''
import os.path as p, sys
from . import x
from ..a.b import (c as d, e)
@deco(1)
def f(a, /, b: int = 1, *args, c, d=2, **kw) -> str:
    """Doc
    string."""
    global g
    x: int = 5; y: str
    a.b[1:2, ::3] += not a or b and -c ** 2
    for i, j in z:
        if i < j <= 3 and i is not None: break
        elif j: continue
        else: pass
    else: del a, b[0]
    while True:
        try: raise E from e
        except (A, B) as err: return err
        except: yield
        else: x = yield 1
        finally: yield from y
    with a as b, c: assert x, "m"
    return lambda q, *r, s=1: (q, *r)
class K[T: int, *Ts, **P](Base, metaclass=M):
    async def g(self): await x; return [i async for i in y if i if not i], {k: v for k, v in z}, {a for a in b}, (a for a in b)
type A[T] = list[T]
match v:
    case 1 | "a" | None: pass
    case [a, *_, {"k": b, **rest}] if a: pass
    case P(x, y=(1 as z)): pass
    case a.b | _: pass
print(f"a{x!r:>{w}}b{{}}{y=}", *a, **b, k=1)
x = y = (1, 2.5, 3j, b"b", ..., "é😀", {1: 2, **z}, {1, 2}, [], (), a if b else c)
(n := 5)
'''
tree = ast.parse(source)
print(ast.dump(tree))
print(ast.dump(tree, indent=1, include_attributes=True)[:9000])
print(ast.dump(ast.parse('f(a, b=1)\n[]', mode='exec'), annotate_fields=False), ast.dump(ast.parse('x', mode='eval'), show_empty=True), ast.dump(ast.parse('f()', mode='single'), show_empty=True, indent=2), sep='\n')
# === positions count bytes ===
for node in ast.walk(ast.parse('é = "ü" + x\n😀'.replace('😀', 'y'))):
    if hasattr(node, 'lineno'): print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
print(ast.get_source_segment('é = f(ü,\n  x)', ast.parse('é = f(ü,\n  x)').body[0].value), ast.get_docstring(tree.body[3]), repr(ast.get_docstring(ast.parse('"a"'))), ast.get_docstring(ast.parse('1')))
# === unparse ===
print(ast.unparse(tree))
for text in '(a + b) * c', 'a + b * c', '-(-a)', '(-a) ** b', '-a ** b', 'a ** -b', 'a ** b ** c', '(a ** b) ** c', 'not (a and b)', '(a or b) and c', 'a < (b < c)', '(lambda: 1)()', 'lambda: (yield)', '(a, b)', 'a[b, c]', 'a[(b, c):d]', 'a[b:c:d, e]', '(yield)', 'x = (yield)', 'x = yield y', '(a := 1)', 'f(a := 1)', '[*a, *b]', 'f(*a, **b)', 'f(x for x in y)', '1 .real', '1.5.real', '"a".b', '(1).x', '{**a, "b": 1}', '(a if b else c) if d else e', 'a if b else c if d else e', '(await x).y', 'await x ** 2', '`' if 0 else 'a @ b // c', "'it\\'s'", '"\\""', "'\\n'", 'f"{x}"', 'f"{x!r:>10} {{}}"', "f'{a[\"b\"]}'", 'x: int', '(x): int = 1', 'a.b: int', '1e500', '1e500j', 'assert (a, b)', 'return' if 0 else 'del (a, b)', 'for x, in y: pass', 'with (a as b, c as d): pass', 'print(*[1], sep="")', 'x = *a, b', 'not not a', '~a + -b', 'a is not b not in c', 'async def f():\n async with a as b:\n  async for x in y: pass\n  else: pass', 'try: pass\nexcept* E as e: pass', '@a.b\n@c\nclass A: x = 1\n', 'def f(): "doc\\n\\"x\\" \\\\ y"', '"""module\ndoc"""\nx = 1', 'from .. import a', 'if a: pass\nelse:\n if b: pass\n x', 'lambda x, /, y, *, z: x', 'global a, b', 'raise', 'b"\\xff"', '{}', '{1}', 'x[:]', 'x[::]', 'x[1:]':
    try: print(ast.unparse(ast.parse(text)))
    except Exception as e: print(text, type(e).__name__, e)
print(ast.unparse(ast.Set(elts=[])), ast.unparse(ast.BinOp(ast.Name('a'), ast.Add(), ast.Constant(1))))
# === walking and changing ===
print([type(n).__name__ for n in ast.walk(ast.parse('a + f(1)'))], [n for n, _ in ast.iter_fields(ast.parse('a').body[0])], [type(n).__name__ for n in ast.iter_child_nodes(ast.parse('a = b').body[0])])
class V(ast.NodeVisitor):
    def visit_Name(self, node): print('name', node.id)
    def visit_Call(self, node): print('call'); self.generic_visit(node)
V().visit(ast.parse('f(a, g(b)) + c'))
class T(ast.NodeTransformer):
    def visit_Name(self, node): return ast.copy_location(ast.Constant(len(node.id)), node)
    def visit_Expr(self, node): return None if isinstance(node.value, ast.Constant) else self.generic_visit(node)
    def visit_Pass(self, node): return [node, ast.Break()]
print(ast.unparse(T().visit(ast.parse('abc + d\n1\npass'))))
n = ast.fix_missing_locations(ast.Expression(ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2)))); print(n.body.lineno, n.body.left.end_col_offset, ast.increment_lineno(ast.parse('x'), 5).body[0].lineno)
# === nodes ===
n = ast.Name('x'); print(n.id, type(n.ctx).__name__, n._fields, n._attributes, ast.Name.__match_args__, isinstance(n, ast.expr), issubclass(ast.Add, ast.operator), ast.arg('a').annotation, ast.Module().body, ast.Call(ast.Name('f')).args, ast.Constant(1, kind='u').kind)
for f in (lambda: ast.Name('a', 'b', 'c'), lambda: ast.Name('a', id='b'), lambda: ast.dump(5), lambda: ast.parse('x', mode='zz'), lambda: ast.parse('a b'), lambda: ast.get_docstring(ast.Constant(1)), lambda: ast.parse('def')): t(f)
match ast.parse('a + 1', mode='eval').body:
    case ast.BinOp(ast.Name(id=name), ast.Add(), ast.Constant(value)): print(name, value)
# === compiling trees ===
space = {}
exec(compile(ast.parse('x = 2\ndef f(a): return a * x'), 'file', 'exec'), space)
print(space['f'](21), eval(compile(ast.parse('1 + 2', mode='eval'), 'file', 'eval')), eval(compile(ast.fix_missing_locations(T().visit(ast.parse('abc * 2', mode='eval'))), 'f', 'eval')))
