# === thousands of operators in a row ===
for count in 100, 2000, 5000:
    a = 1
    print(eval('+'.join(['1'] * count)), eval('+'.join(['a'] * count)), eval('-'.join(['a'] * count)), len(eval('+'.join(["'x'"] * count))))
def shadowed(a, b):
    exec('c = a * b' + ' + a * b' * 3000, globals(), space := locals())
    return space['c']
print(shadowed(2, 3))
try: eval('+'.join(['a'] * 2000 + ['undefined_name']))
except NameError as error: print(error)
try: eval('a + ' * 200 + '"x"')
except TypeError as error: print(error)
