# A lambda with yield gives the value of its expression when it ends.
def end_of(generator, *sent):
    shown = [next(generator)]
    try:
        for value in sent:
            shown.append(generator.send(value))
    except StopIteration as end:
        return shown, end.value


print(end_of((lambda: (yield 1))(), 'sent'))
print(end_of((lambda: (yield))(), 5))
print(end_of((lambda: [(yield 1), (yield 2)])(), 'a', 'b'))
print(end_of((lambda x: (yield x) * 2 if x else (yield))(3), 21))
print(list((lambda: (yield from [1, 2]))()))


def outer():
    result = yield from (lambda: (yield 'asked') * 2)()
    print('result', result)
    return result


print(end_of(outer(), 21))
