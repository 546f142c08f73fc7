# A small stack machine and a Lisp, both written with plain classes and closures.
def run(program, limit=10000):
    stack, pc, names, out = [], 0, {}, []
    labels = {line[:-1]: i for i, line in enumerate(program) if line.endswith(':')}
    while pc < len(program) and (limit := limit - 1):
        op, *args = program[pc].split()
        pc += 1
        match op, args:
            case 'push', [n]: stack.append(int(n))
            case 'load', [name]: stack.append(names[name])
            case 'store', [name]: names[name] = stack.pop()
            case ('add' | 'mul' | 'sub') as o, []: b, a = stack.pop(), stack.pop(); stack.append({'add': a + b, 'mul': a * b, 'sub': a - b}[o])
            case 'jnz', [label]: pc = labels[label] if stack.pop() else pc
            case 'print', []: out.append(stack[-1])
            case label, [] if label.endswith(':'): pass
            case _: raise SyntaxError(f'{pc}: {program[pc - 1]!r}')
    return out, names, limit > 0
print(run('push 10;store n;push 1;store f;loop:;load f;load n;mul;store f;load n;push 1;sub;store n;load n;jnz loop;load f;print'.split(';')))
for bad in (['nope'], ['add'], ['load x'], ['l:', 'push 1', 'jnz l']):
    try: print(run(bad, 50))
    except Exception as error: print(type(error).__name__, error)
def read(tokens):
    token = tokens.pop(0)
    if token == '(':
        items = []
        while tokens[0] != ')': items.append(read(tokens))
        tokens.pop(0)
        return items
    try: return int(token)
    except ValueError: return token
class Env(dict):
    def __init__(self, names=(), values=(), outer=None): super().__init__(zip(names, values)); self.outer = outer
    def find(self, name): return self if name in self else self.outer.find(name) if self.outer else _unbound(name)
def _unbound(name): raise NameError(f'unbound {name}')
def evaluate(x, env):
    while True:
        if isinstance(x, str): return env.find(x)[x]
        if not isinstance(x, list): return x
        match x:
            case ['quote', value]: return value
            case ['if', test, yes, no]: x = yes if evaluate(test, env) else no
            case ['define', name, value]: env[name] = evaluate(value, env); return None
            case ['lambda', names, body]: return (names, body, env)
            case ['let', pairs, body]: env = Env([p[0] for p in pairs], [evaluate(p[1], env) for p in pairs], env); x = body
            case [head, *rest]:
                function, arguments = evaluate(head, env), [evaluate(r, env) for r in rest]
                if callable(function): return function(*arguments)
                names, x, outer = function
                env = Env(names, arguments, outer)
base = Env(); base.update({'+': lambda *a: sum(a), '-': lambda a, b: a - b, '*': lambda a, b: a * b, '<': lambda a, b: a < b, '=': lambda a, b: a == b, 'list': lambda *a: list(a), 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'null?': lambda l: not l})
for text in '(+ 1 (* 2 3))', '(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))', '(fact 30)', '(define loop (lambda (n a) (if (= n 0) a (loop (- n 1) (+ a n)))))', '(loop 3000 0)', '(let ((x 2) (y 3)) (* x y))', "(define map (lambda (f l) (if (null? l) (list) (+ 0 (car l)))))", '(((lambda (x) (lambda (y) (+ x y))) 3) 4)', '(quote (a b (c)))', '(undefined 1)', '(car (list))':
    try: print(text, '=>', evaluate(read(text.replace('(', ' ( ').replace(')', ' ) ').split()), base))
    except Exception as error: print(text, '=>', type(error).__name__, error)
