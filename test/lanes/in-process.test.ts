import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { laneSuite } from './lane-suite.ts';

laneSuite('in-process', () => new InProcessLane());
