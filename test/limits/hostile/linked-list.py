# ends: memory|time
class Node:
    def __init__(self, next):
        self.next = next
head = None
while True:
    head = Node(head)
