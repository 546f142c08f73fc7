/**
 * The parts of instructions that are not hot enough for the interpreter's loop or for generated text; both call them.
 * Each gives the result, or the computation of it.
 */

export * from './building.ts';
export * from './calls.ts';
export * from './coroutines.ts';
export * from './exceptions.ts';
export * from './imports.ts';
export * from './names.ts';
export * from './operations.ts';
export * from './unpacking.ts';
