# An INI-like format with sections, types, interpolation and errors that carry line numbers.
text = '''
# defaults
[server]
host = localhost
port = 8080
debug = yes
url = http://${host}:${port}/
[paths]
root = /srv
data = ${root}/data ; trailing comment
list = a, b , c
ratio = 0.75
empty =
'''
class ConfigError(Exception):
    def __init__(self, line, message): super().__init__(f'line {line}: {message}'); self.line = line
def convert(value):
    for kind in int, float:
        try: return kind(value)
        except ValueError: pass
    lowered = value.lower()
    if lowered in ('yes', 'true', 'on'): return True
    if lowered in ('no', 'false', 'off'): return False
    return [convert(v.strip()) for v in value.split(',')] if ',' in value else value or None
def parse(text):
    config, section = {}, None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split(' ;')[0].strip()
        if not line or line[0] in '#;': continue
        if line[0] == '[':
            if line[-1] != ']': raise ConfigError(number, f'unclosed section {line!r}')
            section = config.setdefault(line[1:-1].strip(), {})
        elif '=' not in line: raise ConfigError(number, f'no value in {line!r}')
        elif section is None: raise ConfigError(number, 'value before the first section')
        else:
            key, _, value = (p.strip() for p in line.partition('='))
            while '${' in value:
                before, _, rest = value.partition('${')
                name, closed, after = rest.partition('}')
                if not closed or name not in section: raise ConfigError(number, f'unknown name {name!r}')
                value = f'{before}{section[name]}{after}'
            section[key] = convert(value)
    return config
for section, values in parse(text).items():
    print(section, *(f'{k}={v!r}' for k, v in values.items()), sep='\n  ')
for bad in 'a = 1', '[x', '[x]\nnothing', '[x]\ny = ${z}', '[x]\na=1\nb=${a':
    try: parse(bad)
    except ConfigError as error: print(error, error.line)
