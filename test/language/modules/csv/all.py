import csv
def attempt(action, *arguments, **keywords):
    try: print(repr(action(*arguments, **keywords)))
    except BaseException as error: print(f'{type(error).__name__}: {error}')
class File:
    def __init__(self): self.text = ''
    def write(self, s): self.text += s; return len(s)
# === reader ===
for lines, options in ((['a,b,c\r\n', '1,"x, y",3\n'], {}), (['"a ""q"" b",c'], {}), (['a,"b\n', 'c",d\n'], {}), ([''], {}), (['\n', 'a\n'], {}), (['a,,c,'], {}), ([' a, "b"'], {}), ([' a, "b"'], {'skipinitialspace': True}), (["a;'b;c'"], {'delimiter': ';', 'quotechar': "'"}), (['a\\,b,c\\\\'], {'escapechar': '\\'}), (['"a\\"b"'], {'escapechar': '\\', 'doublequote': False}), (['1,2.5,"x"'], {'quoting': csv.QUOTE_NONNUMERIC}), (['a,"b"'], {'quoting': csv.QUOTE_NONE}), (['a,"",,1'], {'quoting': csv.QUOTE_NOTNULL}), (['a,"",,1.5'], {'quoting': csv.QUOTE_STRINGS}), (['"a"b,c'], {}), (['"abc'], {}), (['a\tb'], {'dialect': 'excel-tab'}), (['é,😀,"x😀"'], {}), (['a,b\rc'], {}), (['a,"b"c"d'], {}), (['"a","b'], {}), (['x,y\n', '\n', 'z\n'], {})):
    attempt(lambda: list(csv.reader(lines, **options)))
for lines, options in ((['"a"b'], {'strict': True}), (['"abc'], {'strict': True}), (['a,x'], {'quoting': csv.QUOTE_NONNUMERIC}), ([b'a'], {}), ([5], {}), (['a\rb\n'], {}), (['x' * 200000], {})): attempt(lambda: list(csv.reader(lines, **options)))
r = csv.reader(['a,b', 'c,"d', 'e"']); print(next(r), r.line_num, next(r), r.line_num, r.dialect.delimiter, next(r, 'end'))
# === writer ===
rows = [['a', 'b c', 'd,e', 'f"g', 'h\ni', '', None, 1, 2.5, True], [''], ['x'], [], (1, 2), 'ab', [' lead'], ['é', '😀', "it's"], [[1, 2], {'k': 1}]]
for options in {}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'delimiter': ';', 'lineterminator': '\n'}, {'quotechar': "'"}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'doublequote': False, 'escapechar': '\\'}, {'dialect': 'unix'}, {'dialect': csv.excel_tab}, {'quoting': csv.QUOTE_STRINGS}, {'quoting': csv.QUOTE_NOTNULL}:
    f = File(); w = csv.writer(f, **options)
    for row in rows:
        try: w.writerow(row)
        except csv.Error as error: f.text += f'<{error}>'
    print(options.get('dialect') and '', repr(f.text))
f = File(); w = csv.writer(f); print(w.writerow(['a']), w.writerows([[1], [2]]), f.text.encode())
attempt(w.writerow, 5); attempt(csv.writer, 5); attempt(csv.writer, f, quoting=csv.QUOTE_ALL, quotechar=None); attempt(lambda: csv.writer(f, quoting=csv.QUOTE_NONE).writerow(['a,b']))
# === dialects ===
for options in ({'delimiter': ''}, {'delimiter': 'ab'}, {'delimiter': 5}, {'quotechar': 'ab'}, {'quotechar': 5}, {'quoting': 9}, {'quoting': 'x'}, {'nope': 1}, {'quotechar': None}, {'quotechar': ','}, {'delimiter': '\n'}, {'escapechar': '"'}, {'lineterminator': 5}, {'dialect': 'nope'}, {'escapechar': ' '}): attempt(lambda: csv.reader([], **options).dialect.quoting)
print(csv.list_dialects(), csv.get_dialect('excel').lineterminator.encode(), csv.register_dialect('mine', delimiter='|'), next(csv.reader(['a|b'], 'mine')), csv.unregister_dialect('mine'), csv.field_size_limit()); attempt(csv.get_dialect, 'mine'); attempt(csv.unregister_dialect, 'mine'); attempt(csv.register_dialect, 5)
class D(csv.Dialect): delimiter = ';'; quotechar = '"'; lineterminator = '\n'; quoting = csv.QUOTE_MINIMAL; doublequote = True
print(next(csv.reader(['a;b'], D)), next(csv.reader(['a;b'], D())))
# === dicts ===
print(list(csv.DictReader(['a,b', '1,2', '', '3', '4,5,6'])), list(csv.DictReader(['1,2'], ['x', 'y'])), list(csv.DictReader(['1,2,3', '4'], ['x', 'y'], restkey='more', restval='none')))
d = csv.DictReader(['a,b', '1,2']); print(d.fieldnames, next(d), d.line_num, d.fieldnames)
f = File(); w = csv.DictWriter(f, ['a', 'b'], restval='-'); w.writeheader(); w.writerow({'a': 1, 'b': 2}); w.writerow({'a': 3}); w.writerows([{'b': 4}]); print(f.text.encode()); attempt(w.writerow, {'a': 1, 'c': 2}); attempt(csv.DictWriter, f, ['a'], extrasaction='x'); print(csv.DictWriter(f, ['a'], extrasaction='ignore').writerow({'a': 1, 'c': 2}))
# === Sniffer ===
for sample in 'a,b,c\n1,2,3\n4,5,6\n', 'a;b\n1;2\n', 'x\ty\n1\t2\n', "'a', 'b'\n'c', 'd'\n", 'name|age\nbob|5\nal|6\n', '"a"|"b"\n"c"|"d"\n', 'a b c\n1 2 3\n': 
    s = csv.Sniffer().sniff(sample); print(repr(s.delimiter), repr(s.quotechar), s.skipinitialspace, s.doublequote)
print(csv.Sniffer().has_header('name,age\nbob,5\nann,6\n'), csv.Sniffer().has_header('1,2\n3,4\n'), csv.Sniffer().sniff('a;b,c\n1;2,3', delimiters=';').delimiter); attempt(lambda: csv.Sniffer().sniff('abc'))
