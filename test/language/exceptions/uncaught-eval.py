# === frames of evaluated text have no source lines ===
# Ends with exit code 1.
code = compile('def inner(x):\n    return x.missing\n', '<generated>', 'exec')
space = {}
exec(code, space)

def run():
    return eval('1 + inner(5)', space)

run()
