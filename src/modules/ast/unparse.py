"""Trees back to source text, for ast.unparse."""

import ast

# How tightly things bind, loosest first.
(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, ARITHMETIC, TERM, FACTOR, POWER,
 AWAIT, ATOM) = range(18)

_BINARY = {
    'Add': ('+', ARITHMETIC), 'Sub': ('-', ARITHMETIC), 'Mult': ('*', TERM), 'MatMult': ('@', TERM),
    'Div': ('/', TERM), 'Mod': ('%', TERM), 'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT),
    'BitOr': ('|', BIT_OR), 'BitXor': ('^', BIT_XOR), 'BitAnd': ('&', BIT_AND), 'FloorDiv': ('//', TERM),
    'Pow': ('**', POWER),
}
_UNARY = {'Invert': ('~', FACTOR), 'Not': ('not ', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
_COMPARE = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not',
            'In': 'in', 'NotIn': 'not in'}
_INFINITY = '1e309'


def _kind(node):
    return node.__class__.__name__


class Unparser:
    """Makes lines of statements, and texts of expressions."""

    def __init__(self):
        self.lines = []
        self.indent = 0

    def text(self, node):
        if isinstance(node, list):
            for one in node:
                self.statement(one)
            return '\n'.join(self.lines)
        kind = _kind(node)
        if kind in ('Module', 'Interactive'):
            self.block(node.body, docstring=kind == 'Module')
        elif kind == 'FunctionType':
            return f"({', '.join([self.expr(arg) for arg in node.argtypes])}) -> {self.expr(node.returns)}"
        elif isinstance(node, ast.stmt):
            self.statement(node)
        elif kind == 'Expression':
            return self.expr(node.body)
        elif isinstance(node, ast.pattern):
            return self.pattern(node)
        elif kind == 'arguments':
            return self.arguments(node)
        elif kind == 'ExceptHandler':
            self.handler(node, 'except')
        elif kind in ('arg', 'keyword', 'alias', 'withitem', 'comprehension'):
            return getattr(self, kind)(node)
        elif kind in ('TypeVar', 'ParamSpec', 'TypeVarTuple'):
            return self.type_param(node)
        else:
            return self.expr(node)
        return '\n'.join(self.lines)

    # Statements

    def line(self, text):
        self.lines.append('    ' * self.indent + text)

    def block(self, statements, docstring=False):
        for i, statement in enumerate(statements):
            if i == 0 and docstring and self.is_docstring(statement):
                self.line(self.docstring(statement.value.value))
            else:
                self.statement(statement)

    def inner(self, statements, docstring=False):
        self.indent += 1
        self.block(statements, docstring)
        self.indent -= 1

    def is_docstring(self, statement):
        return (_kind(statement) == 'Expr' and _kind(statement.value) == 'Constant'
                and isinstance(statement.value.value, str))

    def statement(self, node):
        getattr(self, 'do_' + _kind(node))(node)

    def do_Expr(self, node):
        self.line(self.expr(node.value, YIELD))

    def do_Pass(self, node):
        self.line('pass')

    def do_Break(self, node):
        self.line('break')

    def do_Continue(self, node):
        self.line('continue')

    def do_Return(self, node):
        self.line('return' if node.value is None else 'return ' + self.expr(node.value))

    def do_Delete(self, node):
        self.line('del ' + ', '.join([self.expr(target) for target in node.targets]))

    def do_Assign(self, node):
        targets = ''.join([self.expr(target, TUPLE) + ' = ' for target in node.targets])
        comment = f' # type: {node.type_comment}' if getattr(node, 'type_comment', None) else ''
        self.line(targets + self.expr(node.value) + comment)

    def do_AugAssign(self, node):
        self.line(f'{self.expr(node.target)} {_BINARY[_kind(node.op)][0]}= {self.expr(node.value)}')

    def do_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and _kind(node.target) == 'Name':
            target = f'({target})'
        value = '' if node.value is None else ' = ' + self.expr(node.value)
        self.line(f'{target}: {self.expr(node.annotation)}{value}')

    def do_TypeAlias(self, node):
        self.line(f'type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}')

    def do_Raise(self, node):
        exc = '' if node.exc is None else ' ' + self.expr(node.exc)
        cause = '' if node.cause is None else ' from ' + self.expr(node.cause)
        self.line('raise' + exc + cause)

    def do_Assert(self, node):
        self.line('assert ' + self.expr(node.test) + ('' if node.msg is None else ', ' + self.expr(node.msg)))

    def do_Import(self, node):
        self.line('import ' + ', '.join([self.alias(name) for name in node.names]))

    def do_ImportFrom(self, node):
        names = ', '.join([self.alias(name) for name in node.names])
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {names}")

    def do_Global(self, node):
        self.line('global ' + ', '.join(node.names))

    def do_Nonlocal(self, node):
        self.line('nonlocal ' + ', '.join(node.names))

    def header(self, words, body, comment=None):
        self.line(words + ':' + (f' # type: {comment}' if comment else ''))
        self.inner(body)

    def otherwise(self, body):
        if body:
            self.header('else', body)

    def loop(self, node, prefix):
        target, iterable = self.expr(node.target, TUPLE), self.expr(node.iter)
        self.header(f'{prefix}for {target} in {iterable}', node.body, getattr(node, 'type_comment', None))
        self.otherwise(node.orelse)

    def do_For(self, node):
        self.loop(node, '')

    def do_AsyncFor(self, node):
        self.loop(node, 'async ')

    def do_While(self, node):
        self.header('while ' + self.expr(node.test), node.body)
        self.otherwise(node.orelse)

    def do_If(self, node):
        self.header('if ' + self.expr(node.test), node.body)
        while len(node.orelse) == 1 and _kind(node.orelse[0]) == 'If':
            node = node.orelse[0]
            self.header('elif ' + self.expr(node.test), node.body)
        self.otherwise(node.orelse)

    def context(self, node, prefix):
        items = ', '.join([self.withitem(item) for item in node.items])
        self.header(f'{prefix}with {items}', node.body, getattr(node, 'type_comment', None))

    def do_With(self, node):
        self.context(node, '')

    def do_AsyncWith(self, node):
        self.context(node, 'async ')

    def do_Try(self, node, word='except'):
        self.header('try', node.body)
        for handler in node.handlers:
            self.handler(handler, word)
        self.otherwise(node.orelse)
        if node.finalbody:
            self.header('finally', node.finalbody)

    def do_TryStar(self, node):
        self.do_Try(node, 'except*')

    def handler(self, node, word):
        kind = '' if node.type is None else ' ' + self.expr(node.type)
        self.header(word + kind + (f' as {node.name}' if node.name else ''), node.body)

    def do_Match(self, node):
        self.line(f'match {self.expr(node.subject)}:')
        self.indent += 1
        for case in node.cases:
            guard = '' if case.guard is None else ' if ' + self.expr(case.guard)
            self.header('case ' + self.pattern(case.pattern, TUPLE) + guard, case.body)
        self.indent -= 1

    def decorated(self, node):
        if self.lines:
            self.lines.append('')
        for decorator in node.decorator_list:
            self.line('@' + self.expr(decorator))

    def do_ClassDef(self, node):
        self.decorated(node)
        args = [self.expr(base) for base in node.bases] + [self.keyword(keyword) for keyword in node.keywords]
        self.line(f"class {node.name}{self.type_params(node)}{'(' + ', '.join(args) + ')' if args else ''}:")
        self.inner(node.body, True)

    def function(self, node, word):
        self.decorated(node)
        returns = '' if node.returns is None else ' -> ' + self.expr(node.returns)
        comment = f' # type: {node.type_comment}' if getattr(node, 'type_comment', None) else ''
        self.line(f'{word} {node.name}{self.type_params(node)}({self.arguments(node.args)}){returns}:{comment}')
        self.inner(node.body, True)

    def do_FunctionDef(self, node):
        self.function(node, 'def')

    def do_AsyncFunctionDef(self, node):
        self.function(node, 'async def')

    def type_params(self, node):
        params = getattr(node, 'type_params', None)
        return '[' + ', '.join([self.type_param(param) for param in params]) + ']' if params else ''

    def type_param(self, node):
        star = {'TypeVar': '', 'TypeVarTuple': '*', 'ParamSpec': '**'}[_kind(node)]
        bound = f': {self.expr(node.bound)}' if getattr(node, 'bound', None) is not None else ''
        default = f' = {self.expr(node.default_value)}' if getattr(node, 'default_value', None) is not None else ''
        return star + node.name + bound + default

    # Parts of statements

    def alias(self, node):
        return node.name + (f' as {node.asname}' if node.asname else '')

    def withitem(self, node):
        target = '' if node.optional_vars is None else ' as ' + self.expr(node.optional_vars)
        return self.expr(node.context_expr) + target

    def keyword(self, node):
        return '**' + self.expr(node.value) if node.arg is None else f'{node.arg}={self.expr(node.value)}'

    def arg(self, node):
        return node.arg + ('' if node.annotation is None else ': ' + self.expr(node.annotation))

    def arguments(self, node):
        parts = []
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for i, (arg, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.arg(arg) + ('' if default is None else '=' + self.expr(default)))
            if i == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + (self.arg(node.vararg) if node.vararg else ''))
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.arg(arg) + ('' if default is None else '=' + self.expr(default)))
        if node.kwarg:
            parts.append('**' + self.arg(node.kwarg))
        return ', '.join(parts)

    def comprehension(self, node):
        word = ' async for ' if node.is_async else ' for '
        ifs = ''.join([' if ' + self.expr(test, OR) for test in node.ifs])
        return f'{word}{self.expr(node.target, TUPLE)} in {self.expr(node.iter, OR)}{ifs}'

    # Patterns

    def pattern(self, node, binding=TEST):
        kind = _kind(node)
        if kind == 'MatchValue':
            return self.expr(node.value)
        if kind == 'MatchSingleton':
            return repr(node.value)
        if kind == 'MatchSequence':
            return '[' + ', '.join([self.pattern(one) for one in node.patterns]) + ']'
        if kind == 'MatchStar':
            return '*' + (node.name or '_')
        if kind == 'MatchMapping':
            parts = [f'{self.expr(key)}: {self.pattern(value)}' for key, value in zip(node.keys, node.patterns)]
            return '{' + ', '.join(parts + ([f'**{node.rest}'] if node.rest is not None else [])) + '}'
        if kind == 'MatchClass':
            parts = [self.pattern(one) for one in node.patterns]
            parts += [f'{name}={self.pattern(one)}' for name, one in zip(node.kwd_attrs, node.kwd_patterns)]
            return f"{self.expr(node.cls)}({', '.join(parts)})"
        if kind == 'MatchAs':
            if node.name is None:
                return '_'
            if node.pattern is None:
                return node.name
            return self.wrapped(f'{self.pattern(node.pattern, BIT_OR)} as {node.name}', binding > TEST)
        return self.wrapped(' | '.join([self.pattern(one, BIT_OR + 1) for one in node.patterns]), binding > BIT_OR)

    # Expressions

    def wrapped(self, text, parentheses):
        return f'({text})' if parentheses else text

    def expr(self, node, binding=TEST):
        """Text of an expression that stands where things bind so tightly."""
        return getattr(self, 'of_' + _kind(node))(node, binding)

    def of_Name(self, node, binding):
        return node.id

    def of_NamedExpr(self, node, binding):
        return self.wrapped(f'{self.expr(node.target, ATOM)} := {self.expr(node.value, ATOM)}', binding > NAMED)

    def of_Constant(self, node, binding):
        value = node.value
        if value is ...:
            return '...'
        if isinstance(value, tuple):
            items = ', '.join([self.constant(item) for item in value])
            return f"({items}{',' if len(value) == 1 else ''})"
        return ('u' if getattr(node, 'kind', None) == 'u' else '') + self.constant(value)

    def constant(self, value):
        if isinstance(value, (float, complex)):
            return repr(value).replace('inf', _INFINITY).replace('nan', f'({_INFINITY}-{_INFINITY})')
        return repr(value)

    def docstring(self, text):
        """A string in triple quotes, with line breaks as they are."""
        escaped = ''.join([self.shown_character(c) for c in text])
        quotes = [quote for quote in ('"""', "'''") if quote not in escaped]
        if not quotes:
            return repr(text)
        quotes.sort(key=lambda quote: bool(escaped) and quote[0] == escaped[-1])
        quote = quotes[0]
        if escaped and escaped[-1] == quote[0]:
            escaped = escaped[:-1] + '\\' + escaped[-1]
        return quote + escaped + quote

    def shown_character(self, c):
        if c in '\n\t':
            return c
        return repr(c)[1:-1] if c == '\\' or not c.isprintable() else c

    def of_JoinedStr(self, node, binding):
        parts = self.joined_parts(node)
        quotes = ["'", '"', '"""', "'''"]
        for is_text, part in parts:
            if '\n' in part:
                quotes = [quote for quote in quotes if len(quote) == 3]
            if is_text and part:
                quotes = [quote for quote in quotes if quote not in part]
                quotes.sort(key=lambda quote: quote[0] == part[-1])
        text = ''.join([part for _, part in parts])
        if not quotes:
            return 'f' + repr(text)
        return f'f{quotes[0]}{text}{quotes[0]}'

    def joined_parts(self, node, spec=False):
        """Pieces of an f-string, and whether they are text."""
        parts = []
        for value in node.values:
            if _kind(value) == 'Constant':
                text = value.value.replace('{', '{{').replace('}', '}}')
                if not spec:
                    text = ''.join([repr(c)[1:-1] if c == '\\' or not c.isprintable() else c for c in text])
                parts.append((True, text))
            elif _kind(value) == 'JoinedStr':
                parts.extend(self.joined_parts(value, spec))
            else:
                parts.append((False, self.formatted(value)))
        return parts

    def formatted(self, node):
        inner = self.expr(node.value, TEST + 1)
        if inner.startswith('{'):
            inner = ' ' + inner
        conversion = '' if node.conversion == -1 else '!' + chr(node.conversion)
        spec = '' if node.format_spec is None else ':' + ''.join([part for _, part in self.joined_parts(node.format_spec, True)])
        return '{' + inner + conversion + spec + '}'

    def of_FormattedValue(self, node, binding):
        return "f'" + self.formatted(node) + "'"

    def of_List(self, node, binding):
        return '[' + ', '.join([self.expr(item) for item in node.elts]) + ']'

    def of_Set(self, node, binding):
        return '{' + ', '.join([self.expr(item) for item in node.elts]) + '}' if node.elts else '{*()}'

    def of_Tuple(self, node, binding):
        items = ', '.join([self.expr(item) for item in node.elts]) + (',' if len(node.elts) == 1 else '')
        return self.wrapped(items, len(node.elts) == 0 or binding > TUPLE)

    def of_Dict(self, node, binding):
        parts = []
        for key, value in zip(node.keys, node.values):
            parts.append('**' + self.expr(value, BIT_OR) if key is None else f'{self.expr(key)}: {self.expr(value)}')
        return '{' + ', '.join(parts) + '}'

    def clauses(self, node):
        return ''.join([self.comprehension(one) for one in node.generators])

    def of_ListComp(self, node, binding):
        return f'[{self.expr(node.elt)}{self.clauses(node)}]'

    def of_SetComp(self, node, binding):
        return f'{{{self.expr(node.elt)}{self.clauses(node)}}}'

    def of_GeneratorExp(self, node, binding):
        return f'({self.expr(node.elt)}{self.clauses(node)})'

    def of_DictComp(self, node, binding):
        return f'{{{self.expr(node.key)}: {self.expr(node.value)}{self.clauses(node)}}}'

    def of_IfExp(self, node, binding):
        text = f'{self.expr(node.body, OR)} if {self.expr(node.test, OR)} else {self.expr(node.orelse)}'
        return self.wrapped(text, binding > TEST)

    def of_Lambda(self, node, binding):
        arguments = self.arguments(node.args)
        return self.wrapped(f"lambda{' ' + arguments if arguments else ''}: {self.expr(node.body)}", binding > TEST)

    def of_BoolOp(self, node, binding):
        word, own = (' and ', AND) if _kind(node.op) == 'And' else (' or ', OR)
        # Each operand binds more tightly than the one before it, as CPython has it.
        values = [self.expr(value, min(own + i, ATOM)) for i, value in enumerate(node.values, 1)]
        return self.wrapped(word.join(values), binding > own)

    def of_UnaryOp(self, node, binding):
        sign, own = _UNARY[_kind(node.op)]
        return self.wrapped(sign + self.expr(node.operand, own), binding > own)

    def of_BinOp(self, node, binding):
        sign, own = _BINARY[_kind(node.op)]
        left, right = (own + 1, own) if sign == '**' else (own, own + 1)
        return self.wrapped(f'{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}', binding > own)

    def of_Compare(self, node, binding):
        text = self.expr(node.left, COMPARE + 1)
        for op, right in zip(node.ops, node.comparators):
            text += f' {_COMPARE[_kind(op)]} {self.expr(right, COMPARE + 1)}'
        return self.wrapped(text, binding > COMPARE)

    def of_Call(self, node, binding):
        args = [self.expr(arg) for arg in node.args] + [self.keyword(keyword) for keyword in node.keywords]
        return f"{self.expr(node.func, ATOM)}({', '.join(args)})"

    def of_Attribute(self, node, binding):
        value = self.expr(node.value, ATOM)
        if _kind(node.value) == 'Constant' and type(node.value.value) is int:
            value += ' '
        return f'{value}.{node.attr}'

    def of_Subscript(self, node, binding):
        if _kind(node.slice) == 'Tuple' and node.slice.elts:
            inner = self.expr(node.slice, TUPLE)
        else:
            inner = self.expr(node.slice)
        return f'{self.expr(node.value, ATOM)}[{inner}]'

    def of_Slice(self, node, binding):
        lower, upper = ['' if part is None else self.expr(part) for part in (node.lower, node.upper)]
        return f"{lower}:{upper}{'' if node.step is None else ':' + self.expr(node.step)}"

    def of_Starred(self, node, binding):
        return '*' + self.expr(node.value, BIT_OR)

    def of_Await(self, node, binding):
        return self.wrapped('await ' + self.expr(node.value, ATOM), binding > AWAIT)

    def of_Yield(self, node, binding):
        return self.wrapped('yield' if node.value is None else 'yield ' + self.expr(node.value, ATOM), binding > YIELD)

    def of_YieldFrom(self, node, binding):
        return self.wrapped('yield from ' + self.expr(node.value, ATOM), binding > YIELD)
