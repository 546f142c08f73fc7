# === what the compiler refuses ===
for body in 'case x: pass\n case 1: pass', 'case _: pass\n case 1: pass', 'case x | 1: pass', 'case 1 | x: pass', 'case (1, x) | [2, y]: pass', 'case [x, x]: pass', 'case [*a, *b]: pass', 'case P(x, x): pass', 'case P(a=1, a=2): pass', 'case P(a=1, 2): pass', 'case 1 + 2: pass', 'case -x: pass', 'case f"a": pass', 'case 1 as _: pass', 'case 1 as x.y: pass', 'case {"a": x, **x}: pass', 'case *a: pass', 'case x if: pass', 'case: pass', 'pass', 'case a.b.c(): pass', 'case "a" "b": pass', 'case (x): pass', 'case 1,: pass', 'case *_,: pass', 'case (): pass', 'case -1 - 2j: pass', 'case 1j + 1: pass', 'case a(): pass\n else: pass', 'case None.x: pass', 'case x as y as z: pass', 'case (1 as x) | (2 as x): pass', 'case x, y if x: pass', 'case not 1: pass', 'case lambda: 1: pass', 'case [1, 2: pass', 'case a[0]: pass', 'case 1 if 1 else 2: pass', 'case x := 1: pass', 'case {-1: a, 1.0: b}: pass', 'case int | str: pass', 'case True as t: pass':
    source = f'match x:\n {body}'
    try:
        compile(source, '<m>', 'exec')
        print(repr(body), 'compiles')
    except SyntaxError as error:
        print(repr(body), '->', error.msg)
for source in 'match x: case 1: pass', 'match x:\n  case 1:\n  pass', 'match:\n case 1: pass', 'match x\n case 1: pass', 'case 1: pass', 'match x:\n', 'match (x):\n case 1: pass', 'match *a, b:\n case 1: pass', 'match x, :\n case 1: pass', 'match x:\n case 1: pass\nelse: pass', 'match = 1', 'match.x = 1', 'match(x)', 'match[1]', 'match * a', 'match -x:\n case 1: pass', 'print(match x)', 'case = match':
    try:
        compile(source, '<m>', 'exec')
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', type(error).__name__, error.msg)
