# ends: MemoryError|memory|time
x = (5).to_bytes(10**9, 'big')
