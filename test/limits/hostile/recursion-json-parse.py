# ends: RecursionError|memory|time
import json
json.loads('[' * 10**6)
