# ends: RecursionError|memory|time
import json
json.loads('{"a":' * 10**5)
