import { pino, type Logger } from 'pino';

/** JSON lines on standard output. */
export function createLog(level: string): Logger {
  return pino({ level, base: { pid: process.pid, part: 'worker' } });
}
