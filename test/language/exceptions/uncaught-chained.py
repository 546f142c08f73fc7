# === both kinds of chaining ===
# Ends with exit code 1.
def parse(text):
    return int(text)

def load(text):
    try:
        return parse(text)
    except ValueError as error:
        raise RuntimeError(f'cannot load {text!r}') from error

def main():
    try:
        load('abc')
    except RuntimeError:
        {}['missing']

main()
