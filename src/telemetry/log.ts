/**
 * Structured logs, a line of JSON each, to stderr. Code, inputs and output of programs are no part of them unless the
 * operator asks; keys never are.
 */
import { type DestinationStream, type Logger, pino } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Headers that hold secrets. */
const SECRETS = ['x-api-key', 'authorization', 'cookie'].map((name) => `req.headers["${name}"]`);

export function openLog(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, base: { service: 'tierup' }, redact: SECRETS }, destination);
}
