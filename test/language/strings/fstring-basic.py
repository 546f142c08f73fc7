# === expressions ===
name, n, items, table = 'Ann', 42, [1, 2, 3], {'k': 'v'}
print(f'{name} is {n}', f'{n + 1}', f'{n * 2:>5}', f'{name.upper()!r}', f'{items[0]} {items[-1]}', f'{table["k"]}', f'{table['k']}', f'{[x * 2 for x in items]}', f'{(lambda x: x + 1)(1)}', f'{n if n > 1 else 0}', f'{n!s} {n!r} {name!a}', f'{{}} {{{n}}} }}{{', f'', f'{"nested " + f"{n}"}', f'{n:{n}}', f'{n:{"0"}{8}}', f'{n:#x}', f'{ n }', f'{ n = }', f'{1, 2}', f'{*items, 4}', f'{ {"a": 1}["a"] }', f'{ {1, 2} }', f'{"a" "b"}', f'{n:,}')

# === prefixes and joining ===
print(F'{n}', rf'\n{n}', fR'{n}\t', f'a' 'b' f'{n}' '{n}', 'x' f'{n}', f'{n}' r'\d', f"""multi
{n
 + 1}
line""", f'{n}\n\t{n}\x41\u00e9\N{BULLET}')

# === quotes, backslashes, comments inside fields ===
print(f'{'\n'.join(['a', 'b'])}', f'{f'{f'{1 + 1}'}'}', f'{ # a comment
    n
}', f'''{
    n
    + # plus
    1
}''', f"{'\''}")

# === walrus, await-free nesting, comparison ===
print(f'{(y := 5)} {y}', f'{n!=42}', f'{n==42}', f'{n>=42}', f'{n:=5}', f'{n:=+5}', f'{not n}', f'{n in items}', f'{(yes := n > 1)!s:>6}', f'{yes:d}')

# === evaluation order and side effects ===
log = []
def note(value):
    log.append(value)
    return value
print(f'{note("a")}{note("b")!r:{note(">5")}}{note("c")}', log)

# === closures see later values ===
def late():
    return f'{later}'
later = 'defined later'
print(late(), [f'{i}' for i in range(3)], {f'{i}': i for i in range(2)})
