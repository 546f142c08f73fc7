# How many blocks may lie in each other.


def deepest(opening, *closing):
    """The depth that is refused, and with what."""
    for depth in range(1, 60):
        lines = [" " * at + opening for at in range(depth)] + [" " * depth + "pass"]
        for at in reversed(range(depth)):
            lines += [" " * at + line for line in closing]
        try:
            compile("\n".join(lines), "<source>", "exec")
        except SyntaxError as error:
            return depth, error.msg, error.lineno
    return None


# === loops and with ===
print(deepest("for x in y:"))
print(deepest("while x:"))
print(deepest("with x:"))
print(deepest("if x:"))

# === try ===
print(deepest("try:", "finally:", " pass"))
print(deepest("try:", "except A:", " pass"))
print(deepest("try:", "except A as e:", " pass"))
print(deepest("try:", "except* A as e:", " pass"))
print(deepest("try:", "except:", " pass", "else:", " pass"))
print(deepest("try:", "except A:", " pass", "finally:", " pass"))
