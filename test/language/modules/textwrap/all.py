import textwrap
def attempt(action, *arguments):
    try:
        print(repr(action(*arguments)))
    except BaseException as error:
        print(f'{type(error).__name__}: {error}')
# === wrap and fill ===
text = 'The quick  brown fox jumped over the lazy dog. It was a well-known, extraordinarily-long-hyphenated word.'
for options in {}, {'width': 20}, {'width': 20, 'break_on_hyphens': False}, {'width': 10}, {'width': 10, 'break_long_words': False}, {'width': 30, 'initial_indent': '* ', 'subsequent_indent': '  '}, {'width': 30, 'max_lines': 2}, {'width': 30, 'max_lines': 2, 'placeholder': '...'}, {'width': 25, 'fix_sentence_endings': True}, {'width': 40, 'drop_whitespace': False}: print(options, textwrap.wrap(text, **options))
print(textwrap.fill(text, 30), textwrap.fill('', 5), textwrap.wrap(''), textwrap.wrap('   '), textwrap.wrap('a\tb\nc', 5), textwrap.wrap('a\tb', 20, expand_tabs=False), textwrap.wrap('a\nb  c', 20, replace_whitespace=False), textwrap.wrap('abcdefghij', 3), textwrap.wrap('a b c', 1), sep='\n')
# === shorten, indent, dedent ===
print(textwrap.shorten('Hello  world!', 12), textwrap.shorten('Hello world!', 11), textwrap.shorten('Hello world', 10, placeholder='...'), textwrap.shorten('hello', 2, placeholder=''), repr(textwrap.shorten('', 5)))
print(repr(textwrap.indent('a\n\n b\n', '> ')), repr(textwrap.indent('a\n\nb', '+', lambda line: True)), repr(textwrap.indent('x', '')), repr(textwrap.dedent('  a\n    b\n  c')), repr(textwrap.dedent('\n    x\n\n      y\n    ')), repr(textwrap.dedent('a\n  b')), repr(textwrap.dedent('\ta\n\tb')), repr(textwrap.dedent('\t a\n  b')), repr(textwrap.dedent('')), repr(textwrap.dedent('   \n  x')), repr(textwrap.dedent('    a\n  b\n   c')))
for action in (lambda: textwrap.wrap('a', 0), lambda: textwrap.wrap('a', -1), lambda: textwrap.shorten('aaaa bbbb', 3), lambda: textwrap.wrap('a b', 1, max_lines=1, placeholder='xx'), lambda: textwrap.wrap(5), lambda: textwrap.dedent(5), lambda: textwrap.fill('a', bad=1)): attempt(action)
w = textwrap.TextWrapper(width=12, tabsize=2)
print(w.wrap('one two three four'), w.fill('one\ttwo three'), w.width, w.break_long_words)
