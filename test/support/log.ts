import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { createLogger, type Logger } from '../../src/logger.ts';

/** A logger as the bot's, whose lines a test can look at. All of them also land where `npm test` searches for secrets. */
export interface TestLog {
  readonly logger: Logger;
  /** Messages of ERROR lines so far. */
  errors(): string[];
  text(): string;
}

const folder = process.env.TEST_LOG_FOLDER;

export function testLog(): TestLog {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      if (folder) appendFileSync(path.join(folder, `${process.pid}.log`), chunk);
      done();
    },
  });
  return {
    logger: createLogger({ level: 'debug', pretty: false, destination }),
    errors: () =>
      lines
        .join('')
        .split('\n')
        .filter((line) => line.includes('"level":50') || line.includes('"level":60')),
    text: () => lines.join(''),
  };
}
