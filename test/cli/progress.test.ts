import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movableClock } from '../../sandbox/clock.ts';
import { importConversations } from '../../src/cli/import.ts';
import { progressLine } from '../../src/cli/progress.ts';
import { freshDatabase, temporaryFolder } from '../support/database.ts';
import { addMember, addWorkspace } from '../support/rows.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const CLEARED = '\r\u001b[K';

/** A clock that two seconds pass on with each look. */
const slow = () => {
  let seconds = -2;
  return {
    ...movableClock(NOW),
    monotonic: () => {
      seconds += 2;
      return seconds * 1_000;
    },
  };
};

describe('how far a long run is', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is one line that changes on a terminal, and goes at the end', () => {
    const written: string[] = [];
    const line = progressLine(slow(), true, (text) => void written.push(text));
    line.show({ rows: 500, bytes: 100, ofBytes: 400 });
    line.show({ rows: 12_500, bytes: 200, ofBytes: 400 });
    line.end();
    expect(written).toEqual([
      `${CLEARED}500 rows, 25 %, 250 rows/s, 6 s to go`,
      `${CLEARED}12,500 rows, 50 %, 3,125 rows/s, 4 s to go`,
      CLEARED,
    ]);
  });

  it('is printed by an import every five seconds where lines stay, as in a log', async () => {
    const fresh = await freshDatabase('sqlite');
    const db = await fresh.open();
    await addMember(db.prisma, await addWorkspace(db.prisma), { slackUserId: 'U0AINO', name: 'Aino Laine' });
    await db.close();
    const file = path.join(folder, 'c.csv');
    const rows = Array.from({ length: 3_000 }, (_, each) => `T-${each},Maarit,Words ${each}`);
    writeFileSync(file, ['external id,person,words', ...rows].join('\n'));
    const written: string[] = [];
    const line = progressLine(slow(), false, (text) => void written.push(text));
    await importConversations(file, { heardBy: 'U0AINO' }, fresh.url, movableClock(NOW), {
      progress: line.show,
      isStopped: () => false,
    }).finally(line.end);
    await fresh.drop();
    expect(written).toEqual([
      expect.stringMatching(/^1,500 rows, 4\d %, 250 rows\/s, \d s to go\n$/),
      expect.stringMatching(/^3,000 rows, \d+ %, 250 rows\/s, \d s to go\n$/),
    ]);
  });
});
