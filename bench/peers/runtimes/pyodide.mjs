/** Runs driver.py's measurement in Pyodide. Arguments: folder of the package, driver, path, runs, seconds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, driver, path, runs, seconds] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, 'node_modules', 'pyodide', 'pyodide.mjs')).href);
const pyodide = await loadPyodide();
pyodide.globals.set('__name__', 'driver');
pyodide.runPython(readFileSync(driver, 'utf8'));
const measured = pyodide.globals.get('measured');
console.log(measured(readFileSync(path, 'utf8'), path, Number(runs), Number(seconds)));
