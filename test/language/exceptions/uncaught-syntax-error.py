# === a syntax error in the file itself ===
# Ends with exit code 1.
print('never printed')

def broken(a, b:
    return a + b
