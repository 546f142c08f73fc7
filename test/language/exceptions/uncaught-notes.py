# === notes and a message of several lines ===
# Ends with exit code 1.
class ConfigError(Exception):
    pass

def check(config):
    for key in 'host', 'port':
        if key not in config:
            error = ConfigError(f'missing {key}\nin the configuration')
            error.add_note(f'known keys: {sorted(config)}')
            error.add_note('see the manual\nchapter 3')
            raise error

print('checking')
check({'host': 'x'})
