import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig, parseDatabaseUrl, SETTINGS } from '../src/config.ts';
import { OperatorError } from '../src/errors.ts';

const BOT = 'xoxb-1111-2222-abcdefgh';
const APP = 'xapp-1-A111-2222-abcdefgh';
const SIGNING = '0123456789abcdef0123456789abcdef';
const SOCKET = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
const HTTP = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SIGNING };

/** What the operator reads when these settings are refused. */
function complaint(env: Record<string, string | undefined>): string {
  try {
    parseConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('the settings were accepted');
}

describe('complete settings', () => {
  it('need two tokens for Socket Mode, the rest has defaults', () => {
    expect(parseConfig(SOCKET)).toEqual({
      botToken: BOT,
      connection: { kind: 'socket', appToken: APP },
      host: '127.0.0.1',
      port: 3000,
      slackApiUrl: undefined,
      databaseUrl: 'file:./data/empty-chair.db',
      logLevel: 'info',
      commandPrefix: '',
    });
  });

  it('need the signing secret for HTTP, where the bot listens to the outside', () => {
    expect(parseConfig(HTTP)).toMatchObject({
      connection: { kind: 'http', signingSecret: SIGNING },
      host: '0.0.0.0',
    });
  });

  it('prefer Socket Mode when both are there', () => {
    expect(parseConfig({ ...SOCKET, ...HTTP }).connection).toEqual({ kind: 'socket', appToken: APP });
  });

  it('let HOST decide in both modes', () => {
    expect(parseConfig({ ...SOCKET, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    expect(parseConfig({ ...HTTP, HOST: '10.0.0.7' }).host).toBe('10.0.0.7');
  });

  it('read everything else that can be set', () => {
    const env = {
      ...SOCKET,
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      SLACK_COMMAND_PREFIX: 'ec-',
      DATABASE_URL: 'postgresql://bot:secret@db/empty_chair',
      PORT: '0',
      LOG_LEVEL: 'debug',
    };
    expect(parseConfig(env)).toMatchObject({
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      commandPrefix: 'ec-',
      databaseUrl: 'postgresql://bot:secret@db/empty_chair',
      port: 0,
      logLevel: 'debug',
    });
  });

  it('may carry the line ends and spaces that files and secret stores add', () => {
    expect(parseConfig({ SLACK_BOT_TOKEN: ` ${BOT}\n`, SLACK_APP_TOKEN: `${APP}\r\n`, PORT: ' 8080 ' })).toMatchObject({
      botToken: BOT,
      port: 8080,
    });
  });

  it('take empty values as missing', () => {
    expect(parseConfig({ ...SOCKET, PORT: '', DATABASE_URL: '  ', HOST: '', LOG_LEVEL: '\n' })).toEqual(
      parseConfig(SOCKET),
    );
    expect(complaint({ ...HTTP, SLACK_BOT_TOKEN: ' ' })).toContain('SLACK_BOT_TOKEN is missing');
  });
});

describe('incomplete settings', () => {
  it('are answered with every missing token, where to get it, and the way without any', () => {
    const text = complaint({});
    expect(text).toContain('SLACK_BOT_TOKEN is missing (your app’s page → OAuth & Permissions');
    expect(text).toContain('SLACK_APP_TOKEN is missing (your app’s page → Basic Information');
    expect(text).toContain('set SLACK_SIGNING_SECRET');
    expect(text).toContain('.env.example');
    expect(text).toContain('npm run demo');
  });

  it('name one wrong value per variable, all at once', () => {
    const text = complaint({
      SLACK_BOT_TOKEN: 'xoxp-not-a-bot',
      SLACK_APP_TOKEN: 'xoxb-not-an-app',
      SLACK_SIGNING_SECRET: 'short',
      SLACK_API_URL: 'slack.com',
      SLACK_COMMAND_PREFIX: '/EC',
      DATABASE_URL: 'mysql://db',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    });
    const named = text.split('\n').flatMap((line) => /^ {2}- ([A-Z_]+) must /.exec(line)?.[1] ?? []);
    expect(named.sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'SLACK_API_URL',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_COMMAND_PREFIX',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  it.each(['-1', '3000.5', '0x10', 'http', '65536', '123456'])('refuse the port %s', (port) => {
    expect(complaint({ ...SOCKET, PORT: port })).toContain('PORT must be a port number from 0 to 65535');
  });

  it('never show a value, whatever it is', () => {
    const names = [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'DATABASE_URL',
      'PORT',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.stringMatching(/^[A-Z0-9]{12,40}$/), (name, value) => {
        expect(complaint({ ...SOCKET, [name]: value })).not.toContain(value);
      }),
    );
  });
});

describe('likely misspellings', () => {
  it.each([
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLACK_APP_TOKENS', 'SLACK_APP_TOKEN'],
    ['SLACK_SIGING_SECRET', 'SLACK_SIGNING_SECRET'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['LOG_LEVL', 'LOG_LEVEL'],
  ])('point from %s to %s and keep the value to themselves', (wrong, right) => {
    const env: Record<string, string> = { ...HTTP, [wrong]: 'xoxb-9999-do-not-print' };
    delete env[right];
    const text = complaint(env);
    expect(text).toContain(`${wrong} is not a setting; did you mean ${right}?`);
    expect(text).not.toContain('do-not-print');
  });

  it('are not seen in variables of other programs', () => {
    const others = { PATH: '/bin', HOSTNAME: 'box', PORTS: '1', SLACK_WEBHOOK: 'x', NODE_ENV: 'production' };
    expect(parseConfig({ ...SOCKET, ...others })).toEqual(parseConfig(SOCKET));
  });

  it('are not seen once the right name is there as well', () => {
    expect(parseConfig({ ...SOCKET, SLACK_BOT_TOKEN2: 'old' })).toEqual(parseConfig(SOCKET));
  });
});

describe('the database of commands that need no Slack', () => {
  it('is read without tokens', () => {
    expect(parseDatabaseUrl({})).toBe('file:./data/empty-chair.db');
    expect(parseDatabaseUrl({ DATABASE_URL: ' ' })).toBe('file:./data/empty-chair.db');
    expect(parseDatabaseUrl({ DATABASE_URL: 'postgres://localhost/x\n' })).toBe('postgres://localhost/x');
  });

  it('is refused in words when it names neither SQLite nor PostgreSQL', () => {
    expect(() => parseDatabaseUrl({ DATABASE_URL: 'mysql://root:hunter2@db' })).toThrow(
      new OperatorError('DATABASE_URL must start with "file:" (SQLite) or "postgresql://".'),
    );
  });
});

describe('the settings on paper', () => {
  const text = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
  const paragraphs = text('.env.example').trim().split('\n\n').slice(1);

  it('.env.example lists every setting, and of others only what compose.yaml needs', () => {
    const named = paragraphs.flatMap((paragraph) => /^#? ?([A-Z_]+)=/m.exec(paragraph)?.[1] ?? []);
    expect(named.sort()).toEqual([...SETTINGS, 'POSTGRES_PASSWORD'].sort());
    expect(text('compose.yaml')).toContain('POSTGRES_PASSWORD');
  });

  it('.env.example explains each in words above it', () => {
    expect(paragraphs.filter((paragraph) => !/^# [A-Z][^=\n]{20,}.*\n#? ?[A-Z_]+=.*$/.test(paragraph))).toEqual([]);
  });

  it('.env.example copied as it is misses only tokens', () => {
    const problems = complaint(parseEnv(text('.env.example')))
      .split('\n')
      .filter((line) => line.startsWith('  - '));
    expect(problems.map((line) => line.split(' ')[3])).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
  });

  it('README has a row for each', () => {
    const rows = [...text('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual([...SETTINGS].sort());
  });
});
