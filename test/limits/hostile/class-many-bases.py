# ends: time|memory
classes = tuple(type('C', (), {}) for i in range(3000))
while True:
    type('D', classes, {})
