# === raising SystemExit; no traceback ===
# Ends with exit code 4.
def main():
    print('main')
    raise SystemExit(4)
main()
