# ends: time
class C:
    def __del__(self):
        while True:
            pass
while True:
    C()
