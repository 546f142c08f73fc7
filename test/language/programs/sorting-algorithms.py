# Eight sorting algorithms agree with sorted().
def bubble(a):
    for n in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(n):
            if a[i] > a[i + 1]: a[i], a[i + 1] = a[i + 1], a[i]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x: a[j + 1] = a[j]; j -= 1
        a[j + 1] = x
    return a
def selection(a):
    for i in range(len(a)):
        m = min(range(i, len(a)), key=a.__getitem__)
        a[i], a[m] = a[m], a[i]
    return a
def merge(a):
    if len(a) < 2: return a
    left, right, out = merge(a[:len(a) // 2]), merge(a[len(a) // 2:]), []
    while left and right: out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def heap(a):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]; i = c
    for i in range(len(a) // 2 - 1, -1, -1): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1): a[0], a[n] = a[n], a[0]; sift(0, n)
    return a
def radix(a):
    shift, offset = 0, min(a, default=0)
    a = [x - offset for x in a]
    while any(x >> shift for x in a):
        buckets = [[] for _ in range(16)]
        for x in a: buckets[x >> shift & 15].append(x)
        a, shift = [x for b in buckets for x in b], shift + 4
    return [x + offset for x in a]
def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and a[j - gap] > x: a[j] = a[j - gap]; j -= gap
            a[j] = x
        gap //= 2
    return a
seed = 42
def numbers(n):
    global seed
    out = []
    for _ in range(n): seed = seed * 16807 % 2147483647; out.append(seed % 1000 - 500)
    return out
for sort in bubble, insertion, selection, merge, quick, heap, radix, shell:
    ok = all(sort(list(data)) == sorted(data) for data in ([], [1], [2, 1], [3, 3, 3], numbers(10), numbers(57), list(range(20)), list(range(20, 0, -1))))
    print(f'{sort.__name__:<10} {ok} {sort(numbers(6))}')
