# === messages ===
for source in ("f'{}'", "f'{ }'", "f'{!r}'", "f'{:5}'", "f'{=}'", "f'{'", "f'}'", "f'{a'", "f'{a!}'", "f'{a!x}'", "f'{a!r x}'", "f'{a b}'", "f'{a:{b:{c:{d}}}}'",
               "f'{lambda x: 1}'", "f'{a:{}}'", "f'{a = !q}'", "f'{*a}'", "f'{**a}'", "f'{yield}'", "f'{a[}'", "f'{(}'", "f'{)}'", "f'{]}'", "f'{a:{b}'", "f'{#}'", "f'{a!r!s}'", "f'{a.}'", "f'{1 +}'", "f'{def}'",
               "f'{a;b}'", "f'{import x}'", "f'abc", "f'{a", "f'{\n}'", "f'{a $ b}'", "f'{,}'", "f'{a! r}'", "f'{a!1}'", "b'' f''", "f'{a' 'b}'", "f'''{\n", "f'{x=y}'", "f'{class}'", "f'{a:'", "f'{:}'", "f'{!}'", "f'{a!:}'", "f'{{}'", "f'{}}'", "f'}}}'"):
    try:
        compile(source, '<f>', 'eval')
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', error.msg, error.lineno, error.offset)
