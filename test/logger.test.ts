import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, withoutSecrets } from '../src/logger.ts';

const TOKEN = 'xoxb-4172-8801-qWeRtYuIoP';
const APP_TOKEN = 'xapp-1-A0B1-4172-0f0f0f';
const ROTATED = 'xoxe.xoxb-1-Mi0yLTk';
const SIGNING = 'f00dfacef00dfacef00dfacef00dface';
const HOOK = 'https://hooks.slack.com/commands/T04/4172/zYxWvU';
const DATABASE = 'postgresql://bot:s3cr3t/with@signs@db.internal:5432/chair';

/** Everything that one logger wrote after `log` had its say. */
function written(pretty: boolean, log: (logger: Logger) => void): string {
  const destination = new PassThrough();
  log(createLogger({ level: 'trace', pretty, destination, secrets: [SIGNING] }));
  return String(destination.read() ?? '');
}

function errorWith(message: string, facts: object = {}): Error {
  return Object.assign(new Error(message), facts);
}

const PLACEMENTS: readonly [string, string, (logger: Logger) => void][] = [
  ['two levels down in an object', TOKEN, (logger) => logger.info({ request: { headers: { token: TOKEN } } }, 'sent')],
  ['as the message itself', TOKEN, (logger) => logger.info(TOKEN)],
  ['on a new line of a message', TOKEN, (logger) => logger.info(`answer:\n${TOKEN}`)],
  ['in an error’s message and stack', TOKEN, (logger) => logger.error(errorWith(`token=${TOKEN} refused`))],
  ['in a cause', TOKEN, (logger) => logger.error({ err: new Error('failed', { cause: new Error(TOKEN) }) })],
  ['in an error’s own fields', APP_TOKEN, (logger) => logger.error(errorWith('no', { config: { auth: APP_TOKEN } }))],
  ['in an array', APP_TOKEN, (logger) => logger.warn({ argv: ['--token', APP_TOKEN] })],
  ['as a key', TOKEN, (logger) => logger.info({ [TOKEN]: 1 })],
  ['with rotation', ROTATED, (logger) => logger.info({ installation: { bot: { token: ROTATED } } })],
  ['in a bearer header', 'eyJhbGciOi.J9', (logger) => logger.info({ authorization: 'Bearer eyJhbGciOi.J9' })],
  [
    'in a form body',
    'zYxWvU',
    (logger) => logger.info({ body: new URLSearchParams({ token: TOKEN, response_url: HOOK, text: 'hi' }).toString() }),
  ],
  ['in a response_url', 'zYxWvU', (logger) => logger.info({ body: { response_url: HOOK } })],
  ['in a connection string', 's3cr3t', (logger) => logger.error(errorWith(`cannot reach ${DATABASE}`))],
  ['as the value of the signing secret', SIGNING, (logger) => logger.debug({ options: { signingSecret: SIGNING } })],
  ['in JSON inside a text', TOKEN, (logger) => logger.info(JSON.stringify({ a: JSON.stringify({ token: TOKEN }) }))],
  ['in what a child logger carries', TOKEN, (logger) => logger.child({ client: TOKEN }).info('hello')],
];

describe.each([
  ['JSON lines', false],
  ['lines for a terminal', true],
])('%s', (_name, pretty) => {
  it.each(PLACEMENTS)('hide a secret %s', (_place, secret, log) => {
    const text = written(pretty, log);
    expect(text).not.toBe('');
    expect(text).not.toContain(secret);
    expect(text).toMatch(/\[(slack token|slack hook|secret)\]/);
  });

  it('keep everything else as it was said', () => {
    const text = written(pretty, (logger) => logger.info({ channel: 'C123', ts: '1700000000.000100' }, 'posted'));
    expect(text).toContain('C123');
    expect(text).toContain('1700000000.000100');
    expect(text).toContain('posted');
  });

  it('write each entry in one piece, so that no secret lies across two', () => {
    const destination = new PassThrough();
    const chunks: string[] = [];
    destination.on('data', (chunk) => chunks.push(String(chunk)));
    const logger = createLogger({ level: 'info', pretty, destination });
    logger.info(`${'x'.repeat(200_000)} ${TOKEN} ${'y'.repeat(200_000)}`);
    logger.info('next');
    expect(chunks.every((chunk) => chunk.endsWith('\n'))).toBe(true);
    expect(chunks.join('')).not.toContain('qWeRtYuIoP');
    expect(chunks).toHaveLength(2);
  });

  it('are written before the call returns, so that the last words of a dying process are kept', () => {
    expect(written(pretty, (logger) => logger.fatal('goodbye'))).toContain('goodbye');
  });
});

describe('JSON lines', () => {
  it('stay JSON, one object a line', () => {
    const text = written(false, (logger) => {
      for (const [, , log] of PLACEMENTS) log(logger);
    });
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(PLACEMENTS.length);
    expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
  });

  it('respect the level', () => {
    const destination = new PassThrough();
    createLogger({ level: 'warn', pretty: false, destination }).info('quiet');
    expect(destination.read()).toBeNull();
  });
});

describe('the value filter', () => {
  it('finds a token wherever it stands in a text', () => {
    const around = fc.string({ unit: 'grapheme' });
    const kinds = fc.constantFrom('xoxb-', 'xoxp-', 'xoxa-', 'xoxe-', 'xoxe.xoxp-', 'xapp-');
    const tail = fc.stringMatching(/^[A-Za-z0-9-]{10,60}$/);
    fc.assert(
      fc.property(around, kinds, tail, around, (before, kind, rest, after) => {
        expect(withoutSecrets(`${before}${kind}${rest}${after}`)).not.toContain(kind + rest);
      }),
    );
  });

  it('leaves a connection string readable without its password', () => {
    expect(withoutSecrets(DATABASE)).toBe('postgresql://bot:[secret]@db.internal:5432/chair');
    expect(withoutSecrets('postgresql://db/chair?user=bot&password=hunter22')).toBe(
      'postgresql://db/chair?user=bot&password=[secret]',
    );
    expect(withoutSecrets('postgresql://db.internal/chair')).toBe('postgresql://db.internal/chair');
  });

  it('does not take short known values for secrets, because they would blank half the log', () => {
    expect(withoutSecrets('a b c', ['a', ''])).toBe('a b c');
  });
});

describe('lines that mean somebody must act', () => {
  it('are counted, also when a child logger writes them', () => {
    let errors = 0;
    const destination = new PassThrough();
    const logger = createLogger({ level: 'info', pretty: false, destination, onError: () => (errors += 1) });
    logger.info('all is well');
    logger.warn('heals by itself');
    logger.error('look here');
    logger.child({ act: 'command' }).fatal('and here');
    expect(errors).toBe(2);
  });
});
