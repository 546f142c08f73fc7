# === an indentation error ===
# Ends with exit code 1.
def f():
    x = 1
      y = 2
    return x
