import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/**
 * Shapes that are secret wherever they stand: Slack tokens, bearer headers, response_urls and webhooks (also inside a
 * form body), passwords in connection strings. Path redaction misses most real placements (docs/decisions/0007-logs.md),
 * so values are filtered. No pattern starts with \b: "\nxoxb-…" inside JSON and a terminal colour put a letter right before.
 */
const SECRETS: readonly [RegExp, string][] = [
  [/x(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]{4,}/gi, '[slack token]'],
  [/Bearer(?:\s|\+|%20)+[\w.~+/=-]{8,}/gi, 'Bearer [secret]'],
  [/https(?::|%3A)(?:\/|%2F){2}hooks\.slack\.com[^\s"'\\&]+/gi, '[slack hook]'],
  [/(postgres(?:ql)?:\/\/[^\s:/@"'\\]*):[^\s"'\\]*@/gi, '$1:[secret]@'],
  [/(postgres(?:ql)?:\/\/[^\s"'\\]*[?&](?:ssl)?password=)[^\s&"'\\]+/gi, '$1[secret]'],
];

/** Replaces every secret in a text; `known` are further exact values, such as the signing secret. */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const patterned = SECRETS.reduce((clean, [pattern, shown]) => clean.replace(pattern, shown), text);
  return known
    .filter((value) => value.length >= 8)
    .reduce((clean, value) => clean.replaceAll(value, '[secret]'), patterned);
}

/** pino’s number of the level at which someone must act. */
const ERROR = 50;

/**
 * The bot's log: JSON lines, or readable ones in a terminal. Nothing that looks like a secret passes.
 * Each entry is formatted and filtered whole before it is written, so no secret can hide across two chunks.
 */
export function createLogger(options: {
  level: LogLevel;
  pretty: boolean;
  destination: NodeJS.WritableStream;
  secrets?: readonly string[];
  /** Called for each line of level ERROR or worse: someone must act. */
  onError?: () => void;
}): Logger {
  const { onError } = options;
  const format = options.pretty ? prettyFactory({ colorize: true }) : (line: string) => line;
  const stream: DestinationStream = {
    write: (line) => void options.destination.write(withoutSecrets(format(line), options.secrets)),
  };
  const hooks: LoggerOptions['hooks'] = {
    logMethod(line, write, level) {
      if (level >= ERROR) onError?.();
      write.apply(this, line);
    },
  };
  return pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks }, stream);
}
