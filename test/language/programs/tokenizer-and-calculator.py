# Tokens, recursive descent, evaluation, error positions.
class ParseError(Exception):
    def __init__(self, message, position): super().__init__(f'{message} at {position}'); self.position = position
def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == '.':
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == '.'): i += 1
            yield 'number', text[start:i], start
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum(): i += 1
            yield 'name', text[start:i], start
        elif text[i:i + 2] in ('**', '//'): yield 'op', text[i:i + 2], i; i += 2
        elif c in '+-*/%()=,': yield 'op', c, i; i += 1
        else: raise ParseError(f'unexpected {c!r}', i)
    yield 'end', '', len(text)
class Calculator:
    functions = {'max': max, 'min': min, 'abs': abs, 'sqrt': lambda x: x ** 0.5}
    def __init__(self): self.names = {'pi': 3.14159}
    def run(self, text):
        self.tokens, self.at = list(tokenize(text)), 0
        if len(self.tokens) > 2 and self.tokens[0][0] == 'name' and self.tokens[1][1] == '=':
            name = self.next()[1]; self.next()
            value = self.names[name] = self.sum()
        else: value = self.sum()
        if self.peek()[0] != 'end': raise ParseError(f'unexpected {self.peek()[1]!r}', self.peek()[2])
        return value
    def peek(self): return self.tokens[self.at]
    def next(self): self.at += 1; return self.tokens[self.at - 1]
    def sum(self):
        value = self.product()
        while self.peek()[1] in ('+', '-'): value = value + self.product() if self.next()[1] == '+' else value - self.product()
        return value
    def product(self):
        value = self.unary()
        while (op := self.peek()[1]) in ('*', '/', '//', '%'):
            self.next(); right = self.unary()
            value = {'*': lambda: value * right, '/': lambda: value / right, '//': lambda: value // right, '%': lambda: value % right}[op]()
        return value
    def unary(self):
        if self.peek()[1] == '-': self.next(); return -self.unary()
        base = self.atom()
        return base ** self.unary() if self.peek()[1] == '**' and self.next() else base
    def atom(self):
        kind, text, position = self.next()
        if kind == 'number': return float(text) if '.' in text else int(text)
        if kind == 'name' and self.peek()[1] == '(':
            self.next(); arguments = [self.sum()]
            while self.peek()[1] == ',': self.next(); arguments.append(self.sum())
            self.expect(')'); return self.functions[text](*arguments)
        if kind == 'name': return self.names[text]
        if text == '(': value = self.sum(); self.expect(')'); return value
        raise ParseError(f'expected a value, found {text!r}', position)
    def expect(self, text):
        if self.peek()[1] != text: raise ParseError(f'expected {text!r}', self.peek()[2])
        self.next()
c = Calculator()
for text in '1 + 2 * 3', '(1 + 2) * 3', '-2 ** 2', '2 ** 3 ** 2', 'x = 10', 'x // 3 + x % 3', 'max(1, x, 5) - sqrt(16)', '1 / 4', '1 +', '(1', '1 2', 'y + 1', '1 / 0', '3 $ 4', 'nope(1)', '', '1.5.2', '7 - -7', 'pi * 2', '2 * (3 + 4) - 5 / (1 + 1)':
    try: print(f'{text!r} = {c.run(text)!r}')
    except Exception as error: print(f'{text!r}: {type(error).__name__}: {error}')
