import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

describe('the one connection to SQLite', () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await freshDatabase('sqlite');
    database = await fresh.open();
  });
  afterEach(() => fresh.drop());

  /** Passes every statement and fails at COMMIT, which leaves SQLite inside the transaction. */
  const failAtCommit = () =>
    database.transaction(async (tx) => {
      await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
      await tx.counter.create({ data: { workspaceId: 'nobody', kind: 'conversation', value: 1 } });
    });

  it('works on after a COMMIT that failed', async () => {
    await expect(failAtCommit()).rejects.toThrow();
    expect(await database.prisma.counter.count()).toBe(0);
    await database.transaction((tx) => addWorkspace(tx));
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  it('serves those who waited behind a COMMIT that failed', async () => {
    const outcomes = await Promise.allSettled([
      failAtCommit(),
      database.transaction((tx) => addWorkspace(tx, 'T1')),
      failAtCommit(),
      addWorkspace(database.prisma, 'T2'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await database.prisma.workspace.count()).toBe(2);
  });

  it('works on after a transaction that took too long', async () => {
    const slow = database.prisma.$transaction(
      async (tx) => {
        for (let i = 0; ; i += 1) {
          await addWorkspace(tx, `T-slow-${i}`);
          await turnOfTheEventLoop();
        }
      },
      { timeout: 20 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'P2028' });
    await addWorkspace(database.prisma, 'T-next');
    expect(await database.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([{ teamId: 'T-next' }]);
  });

  it('lets go of a turn that came too late', async () => {
    let leave = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const first = database.prisma.$transaction(async () => held);
    const impatient = database.prisma.$transaction((tx) => addWorkspace(tx, 'T-impatient'), { maxWait: 20 });
    await expect(impatient).rejects.toMatchObject({ code: 'P2028' });
    leave();
    await first;
    await database.transaction((tx) => addWorkspace(tx, 'T-next'));
    expect(await database.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([{ teamId: 'T-next' }]);
  });

  it('keeps a write in several steps together, nested creates included', async () => {
    const [, count] = await Promise.all([
      database.prisma.workspace.create({
        data: {
          teamId: 'T1',
          name: '',
          url: '',
          createdAt: new Date(0),
          counters: { create: { kind: 'x', value: 1 } },
        },
      }),
      database.prisma.counter.count(),
    ]);
    expect([0, 1]).toContain(count);
    expect(await database.prisma.counter.count()).toBe(1);
  });
});
