# === suggestions in the last line ===
# Ends with exit code 1.
def total(prices):
    subtotal = sum(prices)
    return subtotl * 1.2

print(total([1, 2]))
