import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeEachProvider, type FreshDatabase, freshDatabase, temporaryFolder } from '../support/database.ts';
import { addMember, addWorkspace } from '../support/rows.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');
const ROWS = 3_000;
/** Its reason is written down as it is read: then a third of the file is in, and most of it is still to come. */
const BAD_ROW = 1_200;

describeEachProvider('npm run chair -- import, killed in the middle', (provider) => {
  let fresh: FreshDatabase;
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    file = path.join(folder, 'conversations.csv');
    fresh = await freshDatabase(provider);
    const db = await fresh.open();
    await addMember(db.prisma, await addWorkspace(db.prisma), { slackUserId: 'U0AINO', name: 'Aino Laine' });
    await db.close();
    const rows = Array.from({ length: ROWS }, (_, each) =>
      each === BAD_ROW ? `T-${each},,,` : `T-${each},Maarit ${each % 100},Acme Oy,Words of ${each}`,
    );
    writeFileSync(file, ['external id,person,organisation,words', ...rows].join('\n'));
  });
  afterEach(async () => {
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const starts = () =>
    spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, 'import', file, '--heard-by', 'U0AINO'], {
      cwd: folder,
      env: { PATH: process.env.PATH, DATABASE_URL: fresh.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const stored = async () => {
    const { prisma, close } = await fresh.open();
    const keys = await prisma.conversation.findMany({ select: { number: true, words: true } });
    const [searchable, people] = [await prisma.searchEntry.count(), await prisma.customer.count()];
    await close();
    return { words: keys.map(({ words }) => words), numbers: keys.map(({ number }) => number), searchable, people };
  };

  it('goes on where it was when it is run again: every row is there once', async () => {
    const killed = starts();
    const watching = watch(folder, (_event, name) => {
      if (name === 'conversations.csv.rejected.csv') killed.kill('SIGKILL');
    });
    const [code, signal] = await once(killed, 'exit');
    watching.close();
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
    const half = await stored();
    expect(half.words.length).toBeGreaterThanOrEqual(1_000);
    expect(half.words.length).toBeLessThan(ROWS - 1);
    expect(half.words.length % 500).toBe(0);

    const again = starts();
    let printed = '';
    again.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    // Two: there is a row that could not be imported.
    expect(await once(again, 'close')).toEqual([2, null]);
    expect(printed).toContain(`${half.words.length.toLocaleString('en')}`);
    const whole = await stored();
    const expected = Array.from({ length: ROWS }, (_, each) => `Words of ${each}`).filter((_, at) => at !== BAD_ROW);
    expect([...whole.words].sort()).toEqual(expected.sort());
    expect(new Set(whole.numbers).size).toBe(ROWS - 1);
    expect(whole.searchable).toBe(ROWS - 1);
    expect(whole.people).toBe(100);
  });
});
