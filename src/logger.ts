import { Transform } from 'node:stream';
import { type DestinationStream, type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/**
 * Shapes that are secret wherever they stand: Slack tokens, bearer headers, response_urls and webhooks, passwords in
 * connection strings. Path redaction misses most real placements (docs/decisions/0007-logs.md), so values are filtered.
 */
const SECRETS: readonly [RegExp, string][] = [
  [/\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]{4,}/gi, '[slack token]'],
  [/\bBearer\s+[\w.~+/=-]{8,}/gi, 'Bearer [secret]'],
  [/https:\/\/hooks\.slack\.com\/[^\s"'\\]+/gi, '[slack hook]'],
  [/(\bpostgres(?:ql)?:\/\/[^\s:/@"'\\]*):[^\s"'\\]*@/gi, '$1:[secret]@'],
];

/** Replaces every secret in a text; `known` are further exact values, such as the signing secret. */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const patterned = SECRETS.reduce((clean, [pattern, shown]) => clean.replace(pattern, shown), text);
  return known.filter((value) => value.length >= 8).reduce((clean, value) => clean.replaceAll(value, '[secret]'), patterned);
}

/** The bot's log: JSON lines, or readable ones in a terminal. Nothing that looks like a secret passes the stream. */
export function createLogger(options: {
  level: LogLevel;
  pretty: boolean;
  destination: NodeJS.WritableStream;
  secrets?: readonly string[];
}): Logger {
  const filter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, withoutSecrets(chunk.toString('utf8'), options.secrets)),
  });
  filter.pipe(options.destination);
  const stream: DestinationStream = options.pretty ? PinoPretty({ destination: filter, colorize: true }) : filter;
  return pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
