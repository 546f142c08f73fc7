# ends: time|memory
while True:
    type('C', (), {'x': 1})
