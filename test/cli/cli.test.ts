import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, temporaryFolder } from '../support/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');
const TSX = path.join(ROOT, 'node_modules/tsx/dist/loader.mjs');

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `npm run chair -- …` as an operator would, in an empty folder with these variables only. */
function chair(words: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  const args = ['--import', TSX, MAIN, ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH, ...env } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run chair', () => {
  it('lists its commands, and tells about each', async () => {
    const all = await chair(['--help']);
    expect(all.code).toBe(0);
    for (const command of ['check', 'backup', 'restore', 'manifest'])
      expect(all.out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    const [check, backup, restore, manifest] = await Promise.all(
      ['check', 'backup', 'restore', 'manifest'].map((command) => chair([command, '--help'])),
    );
    expect(check?.out).toContain('changes and posts nothing');
    expect(backup?.out).toContain('<file>');
    expect(restore?.out).toContain('with the bot stopped');
    expect(manifest?.out).toContain('--prefix');
  });

  it('refuses an unknown command, a missing file name and a wrong option in one line', async () => {
    const [unknown, missing, wrong] = await Promise.all([
      chair(['bakcup']),
      chair(['backup']),
      chair(['manifest', '--mode', 'http']),
    ]);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining("unknown command 'bakcup'") });
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("missing required argument 'file'") });
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err.trim().split('\n')).toEqual([expect.stringContaining('HTTP mode needs --url')]);
  });

  it('prints a manifest that is nothing but JSON, with the installation’s own prefix', async () => {
    const { code, out, err } = await chair(['manifest'], { SLACK_COMMAND_PREFIX: 'ec-' });
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ features: { slash_commands: [{ command: '/ec-heard' }, {}, {}, {}, {}] } });
  });

  it('exits with 1 when the check-up found something wrong', async () => {
    const { code, out } = await chair(['check']);
    expect(code).toBe(1);
    expect(out).toContain('✗ Settings');
    expect(out).toContain('✓ Database: the first start will create');
  });

  it('reads .env in its folder, under real variables', async () => {
    writeFileSync(path.join(folder, '.env'), 'DATABASE_URL=file:./from-env-file.db\nLOG_LEVEL=loud\n');
    const fromFile = await chair(['check']);
    expect(fromFile.out).toContain('from-env-file.db');
    expect(fromFile.out).toContain('LOG_LEVEL must be one of');
    const fromBoth = await chair(['check'], { DATABASE_URL: 'file:./from-outside.db', LOG_LEVEL: 'info' });
    expect(fromBoth.out).toContain('from-outside.db');
    expect(fromBoth.out).not.toContain('LOG_LEVEL');
  });

  it('shows a mistake without a stack', async () => {
    const { code, err } = await chair(['backup', 'copy.db'], { DATABASE_URL: 'mysql://db' });
    expect(code).toBe(1);
    expect(err).toBe('DATABASE_URL must start with "file:" (SQLite) or "postgresql://".\n');
  });

  it('backs a database up and restores it', async () => {
    const fresh = await freshDatabase('sqlite');
    try {
      const copy = path.join(folder, 'copy.db');
      expect(await chair(['backup', copy], { DATABASE_URL: fresh.url })).toMatchObject({ code: 0, err: '' });
      expect(existsSync(copy)).toBe(true);
      expect(await chair(['restore', copy], { DATABASE_URL: `file:${path.join(folder, 'new.db')}` })).toMatchObject({
        code: 0,
        err: '',
      });
      const checked = await chair(['check'], { DATABASE_URL: `file:${path.join(folder, 'new.db')}` });
      expect(checked.out).toContain('answers and is up to date');
    } finally {
      await fresh.drop();
    }
  });
});
