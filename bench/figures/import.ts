import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { systemClock } from '../../src/clock.ts';
import type { Provider } from '../../src/database.ts';
import { csvLines } from '../../src/transfer/csv-writer.ts';
import { type BenchDatabase, benchDatabase } from '../support/databases.ts';
import type { BenchOptions, Figure, Row } from '../support/figure.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const AIM_SECONDS = 120;
const AIM_GROWTH = 1.25;
const ROWS_A_CUSTOMER = 10;
const HEADER = ['external id', 'person', 'organisation', 'kind', 'words', 'level', 'need', 'heard on'];

interface Run {
  readonly rows: number;
  readonly seconds: number;
  readonly peakBytes: number;
}

export const importing: Figure = {
  name: 'import',
  title: 'Import of a file',
  needsBuild: false,
  method: `npm run chair -- import as people run it, into an empty database: from the start of the process to its end, and the most memory it held, looked at every 20 ms. Rows of about 30 words, a tenth with a phone number or an address to be masked, ${ROWS_A_CUSTOMER} of each customer.`,
  async measure({ quick, providers }: BenchOptions) {
    const sizes = quick ? [1_000, 5_000] : [10_000, 100_000];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'empty-chair-import-'));
    try {
      const rows: Row[] = [];
      for (const provider of providers) rows.push(...(await measureOn(provider, sizes, folder)));
      return rows;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measureOn(provider: Provider, sizes: readonly number[], folder: string): Promise<Row[]> {
  const runs: Run[] = [];
  for (const rows of sizes) {
    const file = path.join(folder, `${rows}.csv`);
    await pipeline(Readable.from(linesOf(rows)), createWriteStream(file));
    const database = await benchDatabase(provider);
    try {
      runs.push(await importInto(database, file, rows));
    } finally {
      await database.drop();
    }
  }
  const [few, many] = [runs[0], runs.at(-1)];
  if (!few || !many) throw new Error('Nothing was imported');
  const k = ({ rows }: Run): string => `${rows / 1_000}k`;
  const mb = ({ peakBytes }: Run): string => `${(peakBytes / 2 ** 20).toFixed(0)} MB`;
  return [
    {
      what: `import of ${k(many)} rows (${provider})`,
      value: many.seconds,
      aim: AIM_SECONDS,
      unit: 's',
      absolute: runs
        .map((run) => `${k(run)} ${run.seconds.toFixed(1)} s, ${(run.rows / run.seconds).toFixed(0)} rows/s`)
        .join('; '),
    },
    {
      what: `most memory, ${k(many)} rows ÷ ${k(few)} (${provider})`,
      value: many.peakBytes / few.peakBytes,
      aim: AIM_GROWTH,
      unit: '',
      absolute: runs.map((run) => `${k(run)} ${mb(run)}`).join('; '),
    },
  ];
}

async function importInto(database: BenchDatabase, file: string, rows: number): Promise<Run> {
  await greet(database);
  const startedAt = systemClock.monotonic();
  const watched = ['--import', 'tsx', '--import', path.join(ROOT, 'bench/processes/peak.ts')];
  const child = spawn(process.execPath, [...watched, ...chairProgram(), 'import', file, '--heard-by', 'U1'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', DATABASE_URL: database.url },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const peak = child.stdio[3];
  if (!(peak instanceof Readable)) throw new Error('a measured program needs a file 3');
  const [peakBytes, [code]] = await Promise.all([text(peak), once(child, 'exit')]);
  const seconds = (systemClock.monotonic() - startedAt) / 1_000;
  if (code !== 0) throw new Error(`The import ended with ${code}`);
  const db = await database.open();
  const imported = await db.prisma.conversation.count();
  await db.close();
  if (imported !== rows) throw new Error(`Of ${rows} rows ${imported} were imported`);
  return { rows, seconds, peakBytes: Number(peakBytes) };
}

/** What `npm run chair` gives node, so that memory is that of the command people run. */
function chairProgram(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ chair: z.string().startsWith('exec node ') }) })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  return scripts.chair.split(' ').slice(2);
}

/** A workspace, and a colleague who heard it all. */
async function greet(database: BenchDatabase): Promise<void> {
  const db = await database.open();
  const { id: workspaceId } = await db.prisma.workspace.create({
    data: { teamId: 'T1', name: 'Laine & Co', url: '', createdAt: systemClock.now() },
  });
  const facts = { isAdmin: false, isGuest: false, isBot: false, isDeactivated: false, isStranger: false };
  const about = { ...facts, name: 'Aino Laine', zone: 'Europe/Helsinki', locale: 'en-US', syncedAt: systemClock.now() };
  await db.prisma.member.create({ data: { workspaceId, slackUserId: 'U1', ...about } });
  await db.close();
}

function* linesOf(rows: number): Generator<string> {
  yield csvLines([HEADER]);
  for (let i = 0; i < rows; i += 1) yield csvLines([cellsOf(i)]);
}

const LEVELS = ['unmet', 'met', 'exceeded'];
const NEEDS = ['needs answer', 'answered', 'nothing to answer'];
const DAY_MS = 24 * 60 * 60 * 1_000;

function cellsOf(i: number): string[] {
  const customer = Math.floor(i / ROWS_A_CUSTOMER);
  const day = new Date(Date.UTC(2025, 11, 31) - (i % 2_000) * DAY_MS).toISOString().slice(0, 10);
  const words = Array.from({ length: 28 }, (_, at) => `word${((i * 31 + at * 7_919) % 5_000).toString(36)}`).join(' ');
  const personal = i % 10 === 3 ? ` Call me: +358 40 ${1_000_000 + (i % 9_000_000)}, or anna${i}@example.com.` : '';
  return [
    ...[
      `T-${i}`,
      `Person ${customer}`,
      `Organisation ${customer % 500}`,
      `kind ${customer % 5}`,
      `${words}.${personal}`,
    ],
    ...[LEVELS[i % 3] ?? '', NEEDS[i % 3] ?? '', day],
  ];
}
