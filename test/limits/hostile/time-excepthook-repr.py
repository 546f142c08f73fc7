# ends: time|ValueError
class R:
    def __repr__(self):
        while True:
            pass
raise ValueError(R())
