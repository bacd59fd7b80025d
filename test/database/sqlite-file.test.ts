import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { restore } from '../../src/cli/restore.ts';
import { systemClock } from '../../src/clock.ts';
import { sqlitePath } from '../../src/database/sqlite-file.ts';
import { type Database, openDatabase } from '../../src/database.ts';
import { OperatorError } from '../../src/errors.ts';
import { temporaryFolder } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'data', 'empty-chair.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (url = `file:${file}`): Promise<Database> =>
  openDatabase(url, { logger: pino({ level: 'silent' }), clock: systemClock });
const NOW = new Date('2026-11-23T18:30:00.000Z');

/** Another name of a file; gives it. */
function linkTo(target: string, kind: string): string {
  const link = path.join(folder, 'other');
  if (kind === 'a link to its folder') {
    symlinkSync(path.dirname(target), link);
    return path.join(link, path.basename(target));
  }
  symlinkSync(target, link);
  if (kind === 'a link to the file') return link;
  symlinkSync(link, `${link}.db`);
  return `${link}.db`;
}

const modeOf = (name: string): number => statSync(name).mode & 0o777;

describe('the SQLite file', () => {
  it('is made with its folder, and only its owner may read it and what lies beside it', async () => {
    const database = await open();
    await addWorkspace(database.prisma);
    expect(modeOf(path.dirname(file))).toBe(0o700);
    for (const suffix of ['', '-wal', '-shm', '.lock']) expect(modeOf(file + suffix)).toBe(0o600);
    await database.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('is taken from other readers when it was open to them', async () => {
    await (await open()).close();
    chmodSync(file, 0o644);
    const database = await open();
    await addWorkspace(database.prisma);
    for (const suffix of ['', '-wal', '-shm']) expect(modeOf(file + suffix)).toBe(0o600);
    await database.close();
  });

  it('is written through to the disk, in WAL, with foreign keys held', async () => {
    const database = await open();
    expect(await database.prisma.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: 'wal' }]);
    expect(await database.prisma.$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 2n }]);
    expect(await database.prisma.$queryRaw`PRAGMA foreign_keys`).toEqual([{ foreign_keys: 1n }]);
    await database.close();
  });

  it('is left as it was when it turns out to be something else', async () => {
    mkdirSync(path.dirname(file));
    writeFileSync(file, 'minutes of the last meeting, at some length, so that it is no empty file', { mode: 0o644 });
    await expect(open()).rejects.toThrow(OperatorError);
    expect(readFileSync(file, 'utf8')).toContain('minutes');
    expect(modeOf(file)).toBe(0o644);
  });

  it('cannot lie inside a file: said in words', async () => {
    writeFileSync(path.join(folder, 'data'), '');
    await expect(open()).rejects.toThrow(/cannot be written .*DATABASE_URL/);
  });
});

describe('an SQLite database is for one process', () => {
  let holder: ChildProcess;
  beforeEach(async () => {
    const script = path.join(import.meta.dirname, 'hold-database.ts');
    holder = spawn(process.execPath, ['--import', 'tsx', script, `file:${file}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (holder.stdout) await once(holder.stdout, 'data');
  });
  afterEach(() => {
    holder.kill('SIGKILL');
  });

  it('refuses a second process in words, and lets it in once the first was killed', async () => {
    await expect(open()).rejects.toThrow(/Another process is using .*PostgreSQL/s);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const database = await open();
    expect(await database.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([{ teamId: 'T-held' }]);
    await database.close();
  });

  it.each(['a link to the file', 'a link to its folder', 'a link to a link'])(
    'refuses a second process under another name, too: %s',
    async (name) => {
      const other = linkTo(file, name);
      await expect(open(`file:${other}`)).rejects.toThrow(/Another process is using/);
      const copy = path.join(folder, 'copy.db');
      await backup(copy, `file:${other}`, {});
      await expect(restore(copy, `file:${other}`, {}, NOW)).rejects.toThrow(/Another process is using/);
    },
  );

  it('is backed up while another process has it', async () => {
    const copy = path.join(folder, 'copy.db');
    await backup(copy, `file:${file}`, {});
    const database = await open(`file:${copy}`);
    expect(await database.prisma.workspace.count()).toBe(1);
    await database.close();
  });
});

describe('a second opening in the same process', () => {
  it('is refused until the first is closed', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow(/Another process/);
    await addWorkspace(first.prisma);
    await first.close();
    const second = await open();
    expect(await second.prisma.workspace.count()).toBe(1);
    await second.close();
  });
});

describe('a symbolic link as the database', () => {
  it('has one name before its file exists, so that two first starts meet', async () => {
    mkdirSync(path.dirname(file));
    const other = path.join(folder, 'other.db');
    symlinkSync(path.join('data', 'empty-chair.db'), other);
    expect(sqlitePath(`file:${other}`)).toBe(sqlitePath(`file:${file}`));
    const database = await open(`file:${other}`);
    await expect(open()).rejects.toThrow(/Another process is using/);
    await database.close();
  });

  it('that leads in a circle is refused in words', async () => {
    const [one, two] = [path.join(folder, 'one.db'), path.join(folder, 'two.db')];
    symlinkSync(two, one);
    symlinkSync(one, two);
    await expect(open(`file:${one}`)).rejects.toThrow(/cannot be written .*DATABASE_URL/);
  });

  it('stays a link when a backup is restored over it, and is no backup of itself', async () => {
    const database = await open();
    await addWorkspace(database.prisma, 'T-backed-up');
    await database.close();
    const [copy, other] = [path.join(folder, 'copy.db'), linkTo(file, 'a link to the file')];
    await backup(copy, `file:${other}`, {});
    await expect(restore(other, `file:${file}`, {}, NOW)).rejects.toThrow(/is the database itself/);
    await restore(copy, `file:${other}`, {}, NOW);
    expect(lstatSync(other).isSymbolicLink()).toBe(true);
    const restored = await open();
    expect(await restored.prisma.workspace.count()).toBe(1);
    await restored.close();
  });
});

describe('DATABASE_URL', () => {
  it('names a file relative to the working folder, or an absolute one', () => {
    expect(sqlitePath('file:./data/empty-chair.db')).toBe(path.resolve('data/empty-chair.db'));
    expect(sqlitePath('file:/srv/chair.db')).toBe('/srv/chair.db');
    expect(sqlitePath('file:///srv/my%20chair.db')).toBe('/srv/my chair.db');
  });

  it.each(['', 'file:', 'file:./data/', 'file::memory:', 'mysql://root@127.0.0.1/x', 'empty-chair.db'])(
    'is refused in words: %j',
    async (url) => {
      await expect(open(url)).rejects.toThrow(/^DATABASE_URL must/);
      await expect(open(url)).rejects.toBeInstanceOf(OperatorError);
    },
  );

  it('with a character that an address cannot hold says how to write it', async () => {
    await expect(open('postgresql://chair:a/b#c@127.0.0.1/chair')).rejects.toThrow(/DATABASE_URL cannot be read.*%23/);
  });

  it('that names another schema is refused in words', async () => {
    await expect(open('postgresql://chair@127.0.0.1/chair?schema=teams')).rejects.toThrow(/must not name a schema/);
  });

  it('that names a server which does not answer is refused in words, without its password', async () => {
    const opening = open('postgresql://chair:s3cret@127.0.0.1:9/chair');
    await expect(opening).rejects.toThrow(/^PostgreSQL cannot be used: nothing answers.*DATABASE_URL/);
    await expect(opening).rejects.not.toThrow(/s3cret/);
  });
});
