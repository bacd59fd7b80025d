import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database.ts';
import { localDate } from '../../src/schedule/local-time.ts';
import { dateOfMorning, planMorning } from '../../src/schedule/mornings.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';
import { everyDay } from './working-people.ts';

describeEachProvider('people’s mornings', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  beforeAll(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
    workspaceId = await addWorkspace(db.prisma);
  });
  afterAll(() => database.drop());

  it('are one a day, whoever plans them, at whatever hour, and wherever the person has travelled', async () => {
    const zones = ['Europe/Helsinki', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati'] as const;
    const hours = fc.integer({ min: 0, max: 14 * 24 });
    const plans = fc.array(fc.record({ zone: fc.constantFrom(...zones), hour: hours }), {
      minLength: 1,
      maxLength: 12,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(plans, async (all) => {
        run += 1;
        const id = `member-${run}`;
        const planned = await Promise.all(
          all.map(async ({ zone, hour }) => {
            const instant = new Date(Date.UTC(2026, 9, 20, hour));
            const morning = await db.transaction((tx) =>
              planMorning(tx, workspaceId, { id, zone, time: everyDay(zone) }, instant),
            );
            return { date: localDate(instant, zone), morning };
          }),
        );
        for (const { date, morning } of planned) expect(dateOfMorning(morning)).toBe(date);
        const rows = await db.prisma.occurrence.count({ where: { subjectId: id } });
        expect(rows).toBe(new Set(planned.map(({ date }) => date)).size);
      }),
      { numRuns: 15 },
    );
  });
});
