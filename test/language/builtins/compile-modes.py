def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === modes and results ===
print(eval(compile('1 + 1', 'f', 'eval')), exec(compile('x = 5', 'f', 'exec')), x)
exec(compile('x', 'f', 'single'))
exec(compile('y = 1', 'f', 'single'))
exec(compile('if y: "in single"\n', 'f', 'single'))
code = compile('def f(a, *b, c=1, **d):\n    """doc"""\n    e = a\n    return lambda: e\n', 'file.py', 'exec')
inner = [c for c in code.co_consts if hasattr(c, 'co_name')][0]
print(code.co_name, code.co_filename, inner.co_name, inner.co_argcount, inner.co_kwonlyargcount, inner.co_varnames, inner.co_cellvars, inner.co_firstlineno, inner.co_qualname, code.co_names, type(code).__name__, inner.co_flags & 4 > 0, inner.co_flags & 8 > 0, inner.co_nlocals)
for arguments in ('x =', 'f', 'exec'), ('x = 1', 'f', 'eval'), ('', 'f', 'eval'), ('x', 'f', 'nope'), (5, 'f', 'exec'), ('x', 5, 'exec'), ('a\0', 'f', 'exec'), ('x',), ('1\n2\n', 'f', 'single'), ('\tx\n y', 'f', 'exec'): attempt(compile, *arguments)
print(eval(b'1 + 2'), eval('  5'), eval('5 # comment'), eval('[\n1,\n2]'), exec('# only a comment'), eval(compile('"é"', 'f', 'eval')), eval('"\\u00e9"'), eval(bytearray(b'7')))
attempt(eval, '\n')
attempt(eval, '5;')
attempt(eval, 'pass')
attempt(eval, '1 1')
print(code == compile('def f(a, *b, c=1, **d):\n    """doc"""\n    e = a\n    return lambda: e\n', 'file.py', 'exec'), hash(code) is not None)
