import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database.ts';
import type { NewOccurrence, Occurrence } from '../../src/schedule/occurrence.ts';
import { type DuePosition, dueOccurrences, nextDueAt, occurrences } from '../../src/schedule/occurrences.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const meeting = (subjectId: string, time: string): NewOccurrence => ({
  kind: 'opener',
  subjectId,
  nominalAt: at(time),
  dueAt: at(time),
  expiresAt: new Date(at(time).getTime() + 3_600_000),
});

describeEachProvider('occurrences', (provider) => {
  let fresh: FreshDatabase;
  let db: Database;
  let workspaceId: string;

  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
  });
  afterEach(() => fresh.drop());

  const store = () => occurrences(db.prisma, workspaceId);

  it('are planned once for an instant, however often and however close together', async () => {
    const planned = await Promise.all(
      Array.from({ length: 8 }, () => db.transaction((tx) => occurrences(tx, workspaceId).plan(meeting('a', '10:00')))),
    );
    expect(new Set(planned.map(({ id }) => id)).size).toBe(1);
    expect(await db.prisma.occurrence.count()).toBe(1);
    expect(planned[0]).toMatchObject({ state: 'planned', requestKey: '', reason: '', nominalAt: at('10:00') });
  });

  it('are kept as they ended when somebody plans them again', async () => {
    const { id } = await store().plan(meeting('a', '10:00'));
    await store().settle(id, 'planned', 'silent', 'empty', at('10:00'));
    expect(await store().plan(meeting('a', '10:00'))).toMatchObject({ id, state: 'silent', reason: 'empty' });
  });

  it('asked for by hand stand beside the planned one', async () => {
    const planned = await store().plan(meeting('a', '10:00'));
    const byHand = await store().plan({ ...meeting('a', '10:00'), requestKey: 'act-1' });
    expect(byHand.id).not.toBe(planned.id);
  });

  it('are settled by exactly one of many', async () => {
    const { id } = await store().plan(meeting('a', '10:00'));
    const wins = await Promise.all(
      Array.from({ length: 8 }, () => store().settle(id, 'planned', 'posting', '', at('10:00'))),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await store().byId(id)).toMatchObject({ state: 'posting', settledAt: null });
    expect(await store().settle(id, 'posting', 'missed', 'Slack was away', at('11:00'))).toBe(true);
    expect(await store().byId(id)).toMatchObject({ state: 'missed', reason: 'Slack was away', settledAt: at('11:00') });
  });

  it('of another workspace are out of reach', async () => {
    const { id } = await store().plan(meeting('a', '10:00'));
    const elsewhere = occurrences(db.prisma, await addWorkspace(db.prisma, 'T2'));
    expect(await elsewhere.byId(id)).toBeNull();
    expect(await elsewhere.settle(id, 'planned', 'posting', '', at('10:00'))).toBe(false);
    expect(await elsewhere.cancelPlanned({ kind: 'opener', subjectId: 'a' }, 'removed', at('09:00'))).toBe(0);
  });

  it('that are only planned are cancelled with their subject', async () => {
    const running = await store().plan(meeting('a', '09:00'));
    await store().settle(running.id, 'planned', 'posting', '', at('09:00'));
    const planned = await store().plan(meeting('a', '10:00'));
    const others = await store().plan(meeting('b', '10:00'));
    expect(await store().cancelPlanned({ kind: 'opener', subjectId: 'a' }, 'removed', at('09:30'))).toBe(1);
    const states = await Promise.all([running, planned, others].map(async ({ id }) => (await store().byId(id))?.state));
    expect(states).toEqual(['posting', 'cancelled', 'planned']);
  });

  it('are swept page by page over all workspaces, oldest first, each once', async () => {
    const other = occurrences(db.prisma, await addWorkspace(db.prisma, 'T2'));
    const due: Occurrence[] = [];
    for (const time of ['09:00', '09:30', '10:00']) {
      for (const subject of ['a', 'b', 'c']) due.push(await store().plan(meeting(subject, time)));
      due.push(await other.plan(meeting('a', time)));
    }
    const settled = due.splice(4, 1)[0];
    await db.prisma.occurrence.update({ where: { id: settled?.id ?? '' }, data: { state: 'posted' } });
    await store().plan(meeting('a', '10:01'));

    const swept: Occurrence[] = [];
    let position: DuePosition | null = null;
    do {
      const page: Occurrence[] = await dueOccurrences(db.prisma, at('10:00'), position, 3);
      swept.push(...page);
      position = page.at(-1) ?? null;
    } while (position);
    expect(swept.map(({ id }) => id).sort()).toEqual(due.map(({ id }) => id).sort());
    const times = swept.map(({ dueAt }) => dueAt.getTime());
    expect(times).toEqual([...times].sort((one, two) => one - two));
  });

  it('tell when the next one is due', async () => {
    expect(await nextDueAt(db.prisma, at('09:00'))).toBeNull();
    await store().plan(meeting('a', '09:00'));
    await store().plan(meeting('a', '11:00'));
    const { id } = await store().plan(meeting('a', '10:00'));
    expect(await nextDueAt(db.prisma, at('09:00'))).toEqual(at('10:00'));
    await store().settle(id, 'planned', 'cancelled', '', at('09:00'));
    expect(await nextDueAt(db.prisma, at('09:00'))).toEqual(at('11:00'));
  });
});
