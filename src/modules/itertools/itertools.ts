/**
 * itertools: iterators over iterators. Each is an object whose state lies in its fields; `advance` gives items at once
 * as long as sources are builtin and no function of the program is asked.
 *
 * Must not know: anything of a session; the types are engine-wide.
 */
import { nativeModule } from '../define.ts';
import {
  combinationsIteratorType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from './combinatoric.ts';
import { accumulateType, batchedType, chainType, pairwiseType, starMapType, zipLongestType } from './combining.ts';
import { groupByType, tee, teeType } from './grouping.ts';
import { countType, cycleType, repeatType } from './infinite.ts';
import { compressType, dropWhileType, filterFalseType, sliceIteratorType, takeWhileType } from './selecting.ts';

export const builtinModule = nativeModule('itertools', { tee: ['(iterable, n=2, /)', tee] }, () => ({
  accumulate: accumulateType,
  batched: batchedType,
  chain: chainType,
  combinations: combinationsIteratorType,
  combinations_with_replacement: combinationsWithReplacementType,
  compress: compressType,
  count: countType,
  cycle: cycleType,
  dropwhile: dropWhileType,
  filterfalse: filterFalseType,
  groupby: groupByType,
  islice: sliceIteratorType,
  pairwise: pairwiseType,
  permutations: permutationsType,
  product: productType,
  repeat: repeatType,
  starmap: starMapType,
  takewhile: takeWhileType,
  zip_longest: zipLongestType,
  _tee: teeType,
}));
