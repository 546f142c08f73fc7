"""Topological sorting: an order in which every node comes after those it depends on."""
__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle; its nodes are the second argument, the first of them repeated at the end."""


class TopologicalSorter:
    """Sorts the nodes of a graph given as a dict: node to the nodes it depends on.

    >>> list(TopologicalSorter({'shirt': ['skin'], 'tie': ['shirt']}).static_order())
    ['skin', 'shirt', 'tie']
    """

    def __init__(self, graph=None):
        # Node to the nodes that wait for it, and node to how many it waits for itself.
        self._waiting = {}
        self._missing = {}
        # Free and not asked for yet; None until prepare().
        self._free = None
        self._handed_out = set()
        self._finished = set()
        for node, needed in (graph or {}).items():
            self.add(node, *needed)

    def add(self, node, *predecessors):
        """Adds a node and what it depends on. Raises ValueError after prepare()."""
        if self._free is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        for each in node, *predecessors:
            if each not in self._missing:
                self._missing[each] = 0
                self._waiting[each] = []
        self._missing[node] += len(predecessors)
        for needed in predecessors:
            self._waiting[needed].append(node)

    def prepare(self):
        """Ends the adding of nodes. Raises CycleError if there is a cycle."""
        if self._free is not None:
            raise ValueError("cannot prepare() more than once")
        self._free = [node for node, count in self._missing.items() if not count]
        if cycle := self._cycle():
            raise CycleError("nodes are in a cycle", cycle)

    def _prepared(self):
        if self._free is None:
            raise ValueError("prepare() must be called first")
        return self._free

    def _cycle(self):
        """A cycle as a list that begins and ends with the same node, or None: a walk in depth from each node."""
        walked = set()
        for root in self._waiting:
            # The nodes from the root to where the walk is, each with those behind it that are still to be walked.
            path = {}
            following = iter((root,))
            while True:
                node = next(following, _END)
                if node is _END:
                    if not path:
                        break
                    path.popitem()
                    following = next(reversed(path.values())) if path else iter(())
                elif node in path:
                    nodes = list(path)
                    return nodes[nodes.index(node):] + [node]
                elif node not in walked:
                    walked.add(node)
                    following = path[node] = iter(self._waiting[node])
        return None

    def is_active(self):
        """True while there are nodes to be given out or to be done."""
        return bool(self._prepared() or self._handed_out)

    __bool__ = is_active

    def get_ready(self):
        """The nodes that are ready and were not given out yet, as a tuple."""
        ready = tuple(self._prepared())
        self._free = []
        self._handed_out.update(ready)
        return ready

    def done(self, *nodes):
        """Marks nodes that were given out as done, so that those which depend on them can be ready."""
        free = self._prepared()
        for node in nodes:
            if node not in self._handed_out:
                raise ValueError(f"node {node!r} was {self._why_not_done(node)}")
            self._handed_out.remove(node)
            self._finished.add(node)
            for waiting in self._waiting[node]:
                self._missing[waiting] -= 1
                if not self._missing[waiting]:
                    free.append(waiting)

    def _why_not_done(self, node):
        if node not in self._missing:
            return "not added using add()"
        if node in self._finished:
            return "already marked done"
        return "not passed out (still not ready)"

    def static_order(self):
        """The nodes in a valid order, one by one."""
        self.prepare()
        while self.is_active():
            level = self.get_ready()
            yield from level
            self.done(*level)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_END = object()
