import difflib
import pprint
import re
import string
import textwrap

LINES = [
    f'2026-{1 + n % 12:02d}-{1 + n % 28:02d} 10:{n % 60:02d}:00 {("INFO", "WARN", "ERROR")[n % 3]} user{n % 40}@example{n % 7}.org took {n * 37 % 1000}ms path=/api/v{n % 3}/items/{n}'
    for n in range(600)
]
TEXT = '\n'.join(LINES)
WORDS = ' '.join(f'word{n % 97} and some more text,' for n in range(1500))
RECORDS = [
    {'id': n, 'name': f'record number {n}', 'tags': ['alpha', 'beta', 'gamma'][: 1 + n % 3], 'position': (n, n * 0.5), 'inner': {'flag': n % 2 == 0, 'none': None}}
    for n in range(60)
]
OLD = [f'line {n} of the text with value {n * 7 % 13}\n' for n in range(120)]
NEW = [line.replace('value', 'worth') if n % 11 == 0 else line for n, line in enumerate(OLD) if n % 17]


def regex_findall():
    return re.findall(r'[\w.]+@[\w.]+\.\w+', TEXT)


def regex_groups_each_line():
    pattern = re.compile(r'(?P<date>\d+-\d+-\d+) (?P<time>\S+) (?P<level>[A-Z]+) (?P<user>\S+) took (?P<ms>\d+)ms')
    return [pattern.match(line).groupdict()['ms'] for line in LINES]


def regex_finditer_tokens():
    pattern = re.compile(r'(?P<number>\d+)|(?P<name>[A-Za-z_]\w*)|(?P<mark>[^\s\w])')
    return sum(len(match.group()) for match in pattern.finditer(TEXT) if match.lastgroup == 'name')


def regex_sub_template():
    return re.sub(r'(\d+)-(\d+)-(\d+)', r'\3.\2.\1', TEXT)


def regex_sub_function():
    return re.sub(r'\d+ms', lambda match: match.group()[:-2] + ' milliseconds', TEXT)


def regex_split():
    return re.split(r'[ =/]+', TEXT)


def regex_search_each_line():
    return sum(1 for line in LINES if re.search(r'ERROR.*items/\d*5$', line))


def str_split_join():
    return '|'.join(' '.join(line.split()) for line in LINES)


def str_replace_strip_case():
    return [line.replace('user', 'guest').strip('2').upper().lower().title() for line in LINES]


def str_find_count_partition():
    return [(line.find('took'), line.count('/'), line.partition(' ')[2], line.startswith('2026'), line.rsplit('/', 1)) for line in LINES]


def str_format():
    return ['{:>8} {:<10} {:^6.2f} {!r}'.format(n, 'name', n / 7, 'x') for n in range(1000)]


def f_strings():
    return [f'{n:>8} {"name":<10} {n / 7:^6.2f} {n:,}' for n in range(1000)]


def str_translate():
    table = str.maketrans('abcdef', 'ABCDEF', '0123456789')
    return [line.translate(table) for line in LINES]


def str_encode_decode():
    return [line.encode().decode('utf-8') for line in LINES]


def str_tests():
    return sum(word.isdigit() + word.isalpha() + word.isupper() + word.isidentifier() for word in WORDS.split())


def textwrap_fill():
    return textwrap.fill(WORDS, 70)


def textwrap_dedent_indent():
    return textwrap.indent(textwrap.dedent('\n'.join('    ' + line for line in LINES)), '> ')


def string_template():
    template = string.Template('$name is ${age} years old and costs $$$price')
    return [template.substitute(name='Ann', age=n, price=n * 2) for n in range(300)]


def difflib_unified():
    return list(difflib.unified_diff(OLD, NEW))


def difflib_ratio():
    return [difflib.SequenceMatcher(None, a, b).ratio() for a, b in zip(OLD[:40], OLD[1:41])]


def difflib_ndiff():
    return list(difflib.ndiff(OLD[:60], NEW[:60]))


def difflib_close_matches():
    return difflib.get_close_matches('line 17 of teh text', OLD)


def pprint_records():
    return pprint.pformat(RECORDS)
