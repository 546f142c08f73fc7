import shlex, fnmatch
def attempt(action, *arguments, **keywords):
    try: print(repr(action(*arguments, **keywords)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
# === split ===
for text in "a b  c", "a 'b c' d", 'a "b \\"c\\" $x" d', "a\\ b c", "'it'\\''s'", '"a"b\'c\'', "", "''", "a ''", "a#b #c", "x=\"y z\"", "a\\\nb", "a|b;c&&d", "é ü", "'a\nb'", "\"a\\nb\"", "a 'b", 'a "b', "a\\", "--opt='v w'", "\t\n": 
    attempt(shlex.split, text); attempt(shlex.split, text, comments=True); attempt(shlex.split, text, posix=False)
attempt(shlex.split, None)
# === quote, join ===
print([shlex.quote(s) for s in ('', 'a', 'a b', "it's", '$x', 'a/b.c', 'é', '~', 'a\n', '"')], shlex.join(['echo', 'a b', "c'd"]), shlex.split(shlex.join(['a', "b 'c'", ''])))
# === lexer ===
print(list(shlex.shlex('a = b.c "d e" # f\ng')), list(shlex.shlex('a = b.c "d e"', posix=True)), list(shlex.shlex('a && b || c; d > e', punctuation_chars=True)), list(shlex.shlex('a&&b;c|d', posix=True, punctuation_chars=True)), list(shlex.shlex('ab,cd', punctuation_chars=',')))
s = shlex.shlex('a b\nc'); s.push_token('z'); print(s.get_token(), s.get_token(), s.get_token(), s.get_token(), s.lineno, repr(s.get_token()), s.error_leader('f', 3)); s = shlex.shlex('x-y z', posix=True); s.wordchars += '-'; s.whitespace = ' '; print(list(s))
# === fnmatch ===
for pat in '*.py', 'a?c', '[ab]*', '[!a]*', '[a-c]x', '**', '*a*b*', 'a[', '[]a]', '[!]a]', '[a-]', '[^a]', '[z-a]b', 'a\\b', '[[]', 'x[!a-c]', '', 'A.*', '[a-c-e]', '*.{x}':
    print(pat, fnmatch.translate(pat), [n for n in ('x.py', 'abc', 'a[c', 'bx', '', 'axb', '-', ']', '^a', 'a\\b', '[', 'xd', 'A.txt', 'a.{x}', 'zb', 'c') if fnmatch.fnmatch(n, pat)])
print(fnmatch.filter(['a.py', 'b.txt', 'C.PY'], '*.py'), fnmatch.fnmatchcase('A', 'a'), fnmatch.fnmatch(b'ab', b'a*'), fnmatch.fnmatch('a\nb', 'a*'))
