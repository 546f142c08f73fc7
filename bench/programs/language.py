"""A small language: scanner, parser by precedence, and two evaluators (a tree walk and closures), with errors that have lines."""
import re
from dataclasses import dataclass, field


class LanguageError(Exception):
    def __init__(self, message, line):
        super().__init__(message)
        self.message = message
        self.line = line

    def __str__(self):
        return f'{type(self).__name__} in line {self.line}: {self.message}'


class SyntaxProblem(LanguageError):
    pass


class RunProblem(LanguageError):
    pass


class Returned(Exception):
    def __init__(self, value):
        self.value = value


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    line: int


SCAN = re.compile(r'(?P<number>\d+)|(?P<name>[a-z_]\w*)|(?P<string>"[^"\n]*")|(?P<sign>==|!=|<=|>=|[-+*/%<>=(){}\[\],;])|(?P<line>\n)|(?P<space>[ \t]+|#.*)')
WORDS = frozenset('let fn return if else while and or not true false nil'.split())


def scan(text):
    line, position = 1, 0
    while position < len(text):
        match = SCAN.match(text, position)
        if match is None:
            raise SyntaxProblem(f'unknown letter {text[position]!r}', line)
        position = match.end()
        kind = match.lastgroup
        if kind == 'line':
            line += 1
        elif kind != 'space':
            found = match.group()
            yield Token(found if kind == 'sign' or found in WORDS else kind, found, line)
    yield Token('end', '', line)


@dataclass
class Node:
    line: int


@dataclass
class Literal(Node):
    value: object


@dataclass
class Name(Node):
    name: str


@dataclass
class Listed(Node):
    items: list


@dataclass
class Binary(Node):
    sign: str
    left: Node
    right: Node


@dataclass
class Unary(Node):
    sign: str
    operand: Node


@dataclass
class Call(Node):
    function: Node
    arguments: list


@dataclass
class Subscript(Node):
    value: Node
    index: Node


@dataclass
class Function(Node):
    name: str
    parameters: list
    body: 'Block'


@dataclass
class Let(Node):
    name: str
    value: Node


@dataclass
class Assign(Node):
    target: Node
    value: Node


@dataclass
class Block(Node):
    statements: list = field(default_factory=list)


@dataclass
class If(Node):
    test: Node
    then: Node
    otherwise: Node = None


@dataclass
class While(Node):
    test: Node
    body: Node


@dataclass
class Return(Node):
    value: Node


PRECEDENCE = {'or': 1, 'and': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6}


class Parser:
    def __init__(self, text):
        self.tokens = list(scan(text))
        self.position = 0

    @property
    def token(self):
        return self.tokens[self.position]

    def advance(self):
        token = self.token
        self.position += 1
        return token

    def accept(self, *kinds):
        return self.advance() if self.token.kind in kinds else None

    def expect(self, kind):
        if self.token.kind != kind:
            raise SyntaxProblem(f'expected {kind}, found {self.token.text or "end"}', self.token.line)
        return self.advance()

    def program(self):
        block = Block(1)
        while self.token.kind != 'end':
            block.statements.append(self.statement())
        return block

    def block(self):
        block = Block(self.expect('{').line)
        while not self.accept('}'):
            block.statements.append(self.statement())
        return block

    def statement(self):
        token = self.token
        method = getattr(self, f'statement_{token.kind}', None)
        if method is not None:
            return method(self.advance().line)
        value = self.expression()
        if self.accept('='):
            if not isinstance(value, (Name, Subscript)):
                raise SyntaxProblem('cannot assign to this', token.line)
            value = Assign(token.line, value, self.expression())
        if not (isinstance(value, Function) and value.name != '?'):
            self.expect(';')
        return value

    def statement_let(self, line):
        name = self.expect('name').text
        self.expect('=')
        value = self.expression()
        self.expect(';')
        return Let(line, name, value)

    def statement_if(self, line):
        test = self.expression()
        then = self.block()
        otherwise = None
        if self.accept('else'):
            otherwise = self.statement() if self.token.kind == 'if' else self.block()
        return If(line, test, then, otherwise)

    def statement_while(self, line):
        return While(line, self.expression(), self.block())

    def statement_return(self, line):
        value = Literal(line, None) if self.token.kind == ';' else self.expression()
        self.expect(';')
        return Return(line, value)

    def expression(self, least=1):
        left = self.unary()
        while (strength := PRECEDENCE.get(self.token.kind, 0)) >= least:
            sign = self.advance()
            left = Binary(sign.line, sign.kind, left, self.expression(strength + 1))
        return left

    def unary(self):
        if sign := self.accept('-', 'not'):
            return Unary(sign.line, sign.kind, self.unary())
        value = self.primary()
        while sign := self.accept('(', '['):
            if sign.kind == '(':
                value = Call(sign.line, value, self.listed(')'))
            else:
                value = Subscript(sign.line, value, self.expression())
                self.expect(']')
        return value

    def listed(self, close):
        items = []
        while not self.accept(close):
            if items:
                self.expect(',')
            items.append(self.expression())
        return items

    def primary(self):
        token = self.advance()
        match token.kind:
            case 'number':
                return Literal(token.line, int(token.text))
            case 'string':
                return Literal(token.line, token.text[1:-1])
            case 'true' | 'false':
                return Literal(token.line, token.kind == 'true')
            case 'nil':
                return Literal(token.line, None)
            case 'name':
                return Name(token.line, token.text)
            case '[':
                return Listed(token.line, self.listed(']'))
            case '(':
                value = self.expression()
                self.expect(')')
                return value
            case 'fn':
                name = self.accept('name')
                self.expect('(')
                parameters = []
                while not self.accept(')'):
                    if parameters:
                        self.expect(',')
                    parameters.append(self.expect('name').text)
                return Function(token.line, name.text if name else '?', parameters, self.block())
        raise SyntaxProblem(f'unexpected {token.text or "end"}', token.line)


class Scope:
    def __init__(self, outer=None):
        self.values = {}
        self.outer = outer

    def holder(self, name, line):
        scope = self
        while scope is not None:
            if name in scope.values:
                return scope.values
            scope = scope.outer
        raise RunProblem(f'unknown name {name}', line)


BINARY = {
    '==': lambda a, b: a == b,
    '!=': lambda a, b: a != b,
    '<': lambda a, b: a < b,
    '>': lambda a, b: a > b,
    '<=': lambda a, b: a <= b,
    '>=': lambda a, b: a >= b,
    '+': lambda a, b: a + b,
    '-': lambda a, b: a - b,
    '*': lambda a, b: a * b,
    '/': lambda a, b: a // b,
    '%': lambda a, b: a % b,
}


def operate(sign, left, right, line):
    try:
        return BINARY[sign](left, right)
    except TypeError:
        raise RunProblem(f'cannot {type(left).__name__} {sign} {type(right).__name__}', line) from None
    except ZeroDivisionError:
        raise RunProblem('division by zero', line) from None


class Evaluator:
    """Finds a method by the node's class."""

    def __init__(self, output):
        self.scope = Scope()
        self.steps = 0
        self.scope.values.update(
            print=lambda *values: output.append(' '.join(map(str, values))),
            length=len,
            push=lambda items, value: items.append(value),
            text=str,
        )

    def run(self, text):
        self.visit(Parser(text).program(), self.scope)

    def visit(self, node, scope):
        self.steps += 1
        return getattr(self, 'visit_' + node.__class__.__name__)(node, scope)

    def visit_Literal(self, node, scope):
        return node.value

    def visit_Name(self, node, scope):
        return scope.holder(node.name, node.line)[node.name]

    def visit_Listed(self, node, scope):
        return [self.visit(item, scope) for item in node.items]

    def visit_Binary(self, node, scope):
        left = self.visit(node.left, scope)
        if node.sign == 'and':
            return left and self.visit(node.right, scope)
        if node.sign == 'or':
            return left or self.visit(node.right, scope)
        return operate(node.sign, left, self.visit(node.right, scope), node.line)

    def visit_Unary(self, node, scope):
        value = self.visit(node.operand, scope)
        return -value if node.sign == '-' else not value

    def visit_Subscript(self, node, scope):
        try:
            return self.visit(node.value, scope)[self.visit(node.index, scope)]
        except IndexError:
            raise RunProblem('index out of range', node.line) from None

    def visit_Call(self, node, scope):
        function = self.visit(node.function, scope)
        if not callable(function):
            raise RunProblem('not a function', node.line)
        return function(*[self.visit(argument, scope) for argument in node.arguments])

    def visit_Function(self, node, scope):
        def function(*arguments):
            if len(arguments) != len(node.parameters):
                raise RunProblem(f'{node.name} takes {len(node.parameters)}, not {len(arguments)}', node.line)
            inner = Scope(scope)
            inner.values.update(zip(node.parameters, arguments))
            try:
                self.visit(node.body, inner)
            except Returned as returned:
                return returned.value

        if node.name != '?':
            scope.values[node.name] = function
        return function

    def visit_Let(self, node, scope):
        scope.values[node.name] = self.visit(node.value, scope)

    def visit_Assign(self, node, scope):
        value = self.visit(node.value, scope)
        if isinstance(node.target, Name):
            scope.holder(node.target.name, node.line)[node.target.name] = value
        else:
            self.visit(node.target.value, scope)[self.visit(node.target.index, scope)] = value

    def visit_Block(self, node, scope):
        for statement in node.statements:
            self.visit(statement, scope)

    def visit_If(self, node, scope):
        if self.visit(node.test, scope):
            self.visit(node.then, scope)
        elif node.otherwise is not None:
            self.visit(node.otherwise, scope)

    def visit_While(self, node, scope):
        while self.visit(node.test, scope):
            self.visit(node.body, scope)

    def visit_Return(self, node, scope):
        raise Returned(self.visit(node.value, scope))


def folded(node):
    """The expression with what is constant computed."""
    match node:
        case Binary(line, sign, left, right) if sign in BINARY:
            left, right = folded(left), folded(right)
            match left, right:
                case Literal(value=int(a)), Literal(value=int(b)) if sign not in '/%' or b:
                    return Literal(line, BINARY[sign](a, b))
            return Binary(line, sign, left, right)
        case Unary(line, '-', operand):
            inner = folded(operand)
            return Literal(line, -inner.value) if isinstance(inner, Literal) else Unary(line, '-', inner)
        case Call(line, function, arguments):
            return Call(line, folded(function), [folded(argument) for argument in arguments])
    return node


def show(node):
    match node:
        case Literal(value=value):
            return repr(value)
        case Name(name=name):
            return name
        case Binary(sign=sign, left=left, right=right):
            return f'({show(left)} {sign} {show(right)})'
        case Unary(sign=sign, operand=operand):
            return f'({sign} {show(operand)})'
        case Call(function=function, arguments=arguments):
            return f'{show(function)}({", ".join(map(show, arguments))})'
    return type(node).__name__


PROGRAM = '''
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn map(items, f) { let out = []; let i = 0; while i < length(items) { push(out, f(items[i])); i = i + 1; } return out; }
fn counter() { let n = 0; return fn() { n = n + 1; return n; }; }
fn primes(limit) {
  let sieve = []; let i = 0;
  while i <= limit { push(sieve, true); i = i + 1; }
  let found = []; i = 2;
  while i <= limit {
    if sieve[i] { push(found, i); let j = i * i; while j <= limit { sieve[j] = false; j = j + i; } }
    i = i + 1;
  }
  return found;
}
print("fib", fib(18));
let next = counter(); next(); next();
print("counter", next(), "map", map([1, 2, 3 + 4], fn(x) { return x * x - 1; }));
let found = primes(5000);
print("primes", length(found), found[length(found) - 1]);
let n = 27; let steps = 0;
while n != 1 { if n % 2 == 0 { n = n / 2; } else if n > 0 { n = 3 * n + 1; } else { return; } steps = steps + 1; }
print("collatz", steps, n == 1 and not false or nil);
'''
WRONG = ['let x = ;', 'let x = 1;\n\nx = y + 1;', 'print(1', '\nprint("a" + 1);', 'let a = [1];\nprint(a[3]);', 'fn f(a) { return a; }\nf(1, 2);', '1 = 2;', 'print(1 / 0);', 'let $ = 1;']


def main():
    output = []
    evaluator = Evaluator(output)
    evaluator.run(PROGRAM)
    print('\n'.join(output))
    print('steps', evaluator.steps, 'names', len(evaluator.scope.values))
    for text in ('1 + 2 * 3 - x', '-(4 - 6) * f(2 * 3, y % 2)', '10 / 0 + 7 / 2', '1 < 2 and a or b'):
        tree = Parser(text).expression()
        print(show(tree), '=>', show(folded(tree)))
    print(Parser('f(-x, [1])').expression())
    for text in WRONG:
        try:
            Evaluator([]).run(text)
        except LanguageError as problem:
            print(problem)


main()
