# ends: memory|time|output
import warnings
warnings.simplefilter('ignore')
while True:
    exec("x is 1\n" * 20000, {'x': 1})
