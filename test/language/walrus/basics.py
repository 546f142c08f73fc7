# === value and name ===
print((n := 5), n, [y := 1, y + 1], (a := 3), a)
if (length := len('abc')) > 2: print(length)
items = [3, 1, 2]
while (item := items.pop()) != 3: print(item, end=' ')
print(item)
print([(m, m * 2) for x in 'ab' if (m := x.upper())], m, f'{(z := 7)}', z, {(k := 'key'): (v := 1)}, k, v)
def f(x, *args, **kw): return x, args, kw
print(f((p := 1), *(q := [2]), r=(s := 3)), p, q, s)
print(any((found := x) > 2 for x in [1, 3, 5]), found, (t := 1, 2), t, (t := (1, 2)), t)
x = (y := 1) + (y := 2) * y
print(x, y, not (w := 0), w, lambda: (l := 1)) if False else print(x, y, (lambda: (l := 1) + l)())
print(items[(i := 0):(j := 1)] if items else (i := 'none'), i)

# === scope ===
def outer():
    total = 0
    def inner():
        nonlocal total
        return (total := total + 1)
    return inner(), inner(), total
print(outer())
def comp():
    [last := x for x in range(3)]
    return last, 'x' in locals()
print(comp())
class C:
    a = (b := 5) + 1
print(C.a, C.b)
def glob():
    global g
    return [g := i for i in range(2)]
print(glob(), g)
assert (ok := True), ok
def default(a=(d := 4)): return a
print(default(), d)
while chunk := 'abcdef'[z:z + 2] if z < 0 else '': pass
print(repr(chunk))

# === errors ===
for source in 'x := 1', 'f(a=b := 1)', 'x = y := 1', '(x.y := 1)', '(x[0] := 1)', '((a, b) := 1)', '(1 := 2)', 'lambda: x := 1', '(x := )', 'def f(a: b := 1): pass', 'def f(a=b := 1): pass', '(a := 1) = 2', 'f(x := 1)', 'f(x := 1, y=2)', '[x := 1, 2]', 'x[y := 0]', 'x[y := 0:1]', '{x := 1}', '{(x := 1): 2}', '{x := 1: 2}', 'f"{x := 1}"', '[i := 0 for i in x]', '[x for x in (y := z)]', 'with (x := y): pass', 'del (x := 1)', 'for x in (y := z): pass', 'assert x := 1', 'return x := 1', 'if x := 1: pass', '(yield := 1)', '(None := 1)', '(x := yield)', '@(x := f)\ndef g(): pass', '@x := f\ndef g(): pass', '(x := 1, y := 2)', '(*x := 1)', 'print(x := 1 if 2 else 3)', '(a := b if c else d)':
    try:
        compile(source, '<w>', 'exec')
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', error.msg)
