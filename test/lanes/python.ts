/** The interpreter that tests of the CPython lane use, and why they are skipped where there is none. */
import { existsSync } from 'node:fs';
import { LaneUnavailable, type PythonSurvey, surveyPython } from '../../src/lanes/cpython/python.ts';

export const PYTHON = process.env['TIERUP_PYTHON'] ?? (existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3');

export const found: PythonSurvey | string = (() => {
  try {
    const survey = surveyPython(PYTHON);
    return survey.missing.length === 0 ? survey : `walls are missing here: ${survey.missing.join(', ')}`;
  } catch (thrown) {
    if (thrown instanceof LaneUnavailable) return thrown.message;
    throw thrown;
  }
})();
