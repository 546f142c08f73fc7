/** What published workflows do with packages that the engine does not have: imported before the run, exact, nothing kept. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { runOn } from './lane-suite.ts';
import { openEquipped } from './packages.ts';

const equipped = await openEquipped();

if (typeof equipped === 'string') test('packages', (t) => t.skip(equipped));
else
  describe('packages', () => {
    const { lane, close } = equipped;
    after(close);
    const printed = async (...lines: readonly string[]) => {
      const ran = await runOn(lane, lines.join('\n'), { deadlineMs: 60_000 });
      assert.equal(ran.outcome.kind, 'finished', JSON.stringify(ran.outcome));
      assert.equal(ran.stderr, '');
      return ran.stdout.trim();
    };

    test('they are imported before the first line', async () => {
      const modules = "('numpy', 'pandas', 'matplotlib', 'json_repair')";
      assert.equal(
        await printed('import sys', `print([name in sys.modules for name in ${modules}])`),
        `[True, True, True, True]`,
      );
    });

    test('statistics with numpy', async () => {
      const source = [
        'import numpy as np',
        'scores = np.array([0.91, 0.42, 0.77, 0.42])',
        'print(round(float(scores.mean()), 4), round(float(scores.std(ddof=1)), 4), scores.argsort()[::-1].tolist())',
        'a = np.array([[2.0, 1.0], [1.0, 3.0]])',
        'print(np.linalg.solve(a, [3.0, 5.0]).round(3).tolist(), np.percentile(range(101), 90).item())',
      ];
      assert.equal(await printed(...source), '0.63 0.2491 [0, 2, 3, 1]\n[0.8, 1.4] 90.0');
    });

    test('a table with pandas: read, grouped, joined, written', async () => {
      const source = [
        'import io, json',
        'import pandas as pd',
        'frame = pd.read_csv(io.StringIO("city,sales\\nOslo,10\\nRome,5\\nOslo,7\\n"))',
        'totals = frame.groupby("city", as_index=False).agg(total=("sales", "sum"), count=("sales", "size"))',
        'totals = totals.merge(pd.DataFrame({"city": ["Oslo", "Rome"], "land": ["NO", "IT"]}), on="city")',
        'print(json.dumps(totals.to_dict("records")))',
        'print(pd.to_datetime("2026-02-28") + pd.Timedelta(days=1))',
        'totals.to_json("out.json"); print(pd.read_json("out.json").shape)',
      ];
      assert.equal(
        await printed(...source),
        '[{"city": "Oslo", "total": 17, "count": 2, "land": "NO"}, {"city": "Rome", "total": 5, "count": 1, "land": "IT"}]\n2026-03-01 00:00:00\n(2, 4)',
      );
    });

    test('a chart with matplotlib as base64', async () => {
      const source = [
        'import base64, io',
        'import matplotlib; matplotlib.use("Agg")',
        'import matplotlib.pyplot as plt',
        'plt.bar(["a", "b"], [1, 2]); target = io.BytesIO(); plt.savefig(target, format="png")',
        'print(base64.b64decode(base64.b64encode(target.getvalue()))[1:4], len(target.getvalue()) > 2000)',
      ];
      assert.equal(await printed(...source), "b'PNG' True");
    });

    test('broken JSON of a model', async () => {
      const source = ['from json_repair import loads', `print(loads('{"a": [1, 2, "b": tru'))`];
      assert.match(await printed(...source), /^\{'a': \[1, 2/);
    });

    test('random numbers differ from run to run', async () => {
      const source = ['import numpy as np', 'print(np.random.rand(), np.random.default_rng().random())'];
      const [a, b] = [(await printed(...source)).split(' '), (await printed(...source)).split(' ')];
      for (const at of [0, 1]) assert.notEqual(a[at], b[at]);
    });

    test('what a run changes in a package is gone in the next', async () => {
      await printed('import numpy as np, pandas as pd', 'np.mean = None; pd.options.display.max_rows = 7');
      assert.equal(
        await printed('import numpy as np, pandas as pd', 'print(np.mean([1, 3]), pd.options.display.max_rows)'),
        '2.0 60',
      );
    });

    test('an array beyond the memory limit', async () => {
      const limits = { maxBytes: 64 * 1024 * 1024 };
      const { outcome } = await runOn(lane, 'import numpy as np\nnp.zeros(100_000_000)', { limits });
      assert.ok(
        outcome.kind === 'limit' ? outcome.limit === 'memory' : outcome.kind === 'error',
        JSON.stringify(outcome),
      );
      assert.match(JSON.stringify(outcome), /memory|Unable to allocate/);
    });
  });
