# === output before the traceback is kept; the second error shows the first ===
# Ends with exit code 1.
class Resource:
    def __enter__(self):
        print('open')
        return self

    def __exit__(self, *details):
        print('close')
        raise OSError('cannot close')

with Resource() as resource:
    print('working')
    raise ValueError('work failed')
