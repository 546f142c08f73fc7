# ends: time|memory
import sys
sys.set_int_max_str_digits(0)
while True:
    x = int('7' * 10**6)
