import argparse
import asyncio
import contextlib
import fnmatch
import inspect
import io
import ipaddress
import logging
import os.path
import pathlib
import string
import sys
import traceback
import types
import typing
import uuid

PATHS = [f'/data/project{n % 7}/folder{n % 13}/file{n}.tar.gz' for n in range(300)]


def path_parts():
    return [(path.parent.name, path.stem, path.suffix, str(path.with_suffix('.zip'))) for path in map(pathlib.PurePosixPath, PATHS)][-1]


def path_join_relative():
    base = pathlib.PurePosixPath('/data')
    return [str((base / 'project1' / 'x' / '..' / name).relative_to('/data')) for name in ('a', 'b.txt') * 100][-1]


def os_path():
    return [(os.path.join(os.path.dirname(path), 'x'), os.path.splitext(os.path.basename(path)), os.path.normpath(path + '/../y')) for path in PATHS][-1]


def fnmatch_filter():
    return len(fnmatch.filter(PATHS, '*/project3/*.gz'))


def uuid_random():
    return len({str(uuid.uuid4()) for _ in range(300)})


def uuid_named():
    return [str(uuid.uuid5(uuid.NAMESPACE_DNS, f'host{n}.org')) for n in range(200)][-1]


def ip_networks():
    network = ipaddress.ip_network('10.0.0.0/16')
    return sum(ipaddress.ip_address(f'10.{n % 2}.3.{n % 250}') in network for n in range(200))


def context_manager():
    @contextlib.contextmanager
    def held(n):
        yield n

    total = 0
    for n in range(1000):
        with held(n) as value:
            total += value
    return total


def context_suppress_stack():
    done = 0
    for n in range(300):
        with contextlib.ExitStack() as stack, contextlib.suppress(ValueError):
            stack.callback(lambda: None)
            done += 1
            raise ValueError(n)
    return done


def traceback_format():
    def fail(n):
        if n == 0:
            raise ValueError('at the bottom')
        fail(n - 1)

    lengths = 0
    for _ in range(20):
        try:
            fail(5)
        except ValueError as error:
            lengths += len(traceback.format_exception(error)) > 3
    return lengths


def logging_to_stream():
    stream = io.StringIO()
    logger = logging.Logger('bench')
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter('%(levelname)s %(name)s %(message)s'))
    logger.addHandler(handler)
    for n in range(300):
        logger.info('item %d of %s', n, 'many')
    return len(stream.getvalue())


def string_io():
    out = io.StringIO()
    for n in range(2000):
        out.write(f'line {n}\n')
    out.seek(0)
    return sum(len(line) for line in out)


def bytes_io():
    out = io.BytesIO()
    for n in range(2000):
        out.write(b'line %d\n' % n)
    return len(out.getvalue())


def print_to_stream():
    out = io.StringIO()
    for n in range(1000):
        print(n, 'text', n * 0.5, file=out)
    return len(out.getvalue())


def argparse_parse():
    parser = argparse.ArgumentParser(prog='x')
    parser.add_argument('name')
    parser.add_argument('-n', '--number', type=int, default=3)
    parser.add_argument('--flag', action='store_true')
    return [parser.parse_args(['a', '-n', str(n), '--flag']).number for n in range(30)][-1]


def inspect_signature():
    def function(a, b: int, *rest, c=3, **more):
        pass

    return [str(inspect.signature(function)) for _ in range(50)][-1]


def typing_hints():
    class Row:
        a: int
        b: typing.Optional[str]

    return [len(typing.get_type_hints(Row)) for _ in range(50)][-1]


def simple_namespace():
    return [types.SimpleNamespace(a=n, b=2).a for n in range(2000)][-1]


def asyncio_gather():
    async def step(n):
        await asyncio.sleep(0)
        return n

    async def main():
        return sum(await asyncio.gather(*(step(n) for n in range(200))))

    return asyncio.run(main())


def asyncio_queue():
    async def main():
        queue = asyncio.Queue()

        async def produce():
            for n in range(300):
                await queue.put(n)
            await queue.put(None)

        async def consume():
            total = 0
            while (item := await queue.get()) is not None:
                total += item
            return total

        _, total = await asyncio.gather(produce(), consume())
        return total

    return asyncio.run(main())
