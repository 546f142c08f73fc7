def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === nested specs ===
width, precision, value = 10, 3, 3.14159265
print(f'{value:{width}.{precision}}|{value:{width}.{precision}f}|{value:<{width}}|{value:^{width}.1f}|{value:{"+"}{width}}|{value!r:>{width + 5}}|')
print(f'{"x":{"*^"}{5}}', f'{"x":{">"}{width}}', f'{5:{"b"}}', f'{5:{"#"}{"x"}}', f'{5:0{3}d}', f'{"":>{3}}|', f'{12:{"0>"}{6}}', f'{7:{{"a": "03"}["a"]}}' if False else '', f'{value:.{precision}%}', f'{1e10:{","}.{0}f}')

# === debug form keeps the text ===
x = 'té'
n = 5
print(f'{x=}', f'{x = }', f'{x=!s}', f'{x=!a}', f'{n=:>5}', f'{n+1=}', f'{ n  *  2 =}', f'{x.upper()=}', f'{n=!r:^9}', f'{[i for i in range(3)]=}', f'{n =:03d}', f'{(n)=}', f'{n==5=}', f'{f'{n=}'=}', f'pre {n=} post', f'{n=   }|', f'{value=:.2f}')
print(f'''{
n = }''')

# === conversions combine ===
print(f'{x!r:>8}|{x!s:<8}|{x!a:^12}|{None!r:>6}|{[1]!s:>5}|{True!s:>6}|')

# === dates of our own ===
class Date:
    def __format__(self, spec):
        return spec.replace('%Y', '2024').replace('%m', '05')
d = Date()
print(f'{d:%Y-%m}', f'{d:%Y:{"%m"}}', f'{d!r:.5}')

# === errors at run time ===
attempt(lambda: f'{undefined_name}')
attempt(lambda: f'{1 / 0}')
attempt(lambda: f'{"a":d}')
attempt(lambda: f'{1:{"z"}}')
attempt(lambda: f'{[]:>5}')
attempt(lambda: f'{n:{width}.{precision}}')
attempt(lambda: f'{x:{None}}')

# === nesting depth ===
print(f'{f'{f'{f'{1}'}'}'}', f'{f"{f'''{f"""{2}"""}'''}"}', f'{"a":{"b":>{1}}>{2 + 1}}', f'{"{"}', f'{"}"}', f'{'{}'.format(3)}', f"{'{'}{{{'}'}")
