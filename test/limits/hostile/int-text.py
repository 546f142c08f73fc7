# ends: time|memory
import sys
sys.set_int_max_str_digits(0)
x = 1 << 10**7
while True:
    s = str(x)
