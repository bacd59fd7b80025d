import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextNumber } from '../../src/database/counter.ts';
import type { Database } from '../../src/database.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

describeEachProvider('a unit of work', (provider) => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await fresh.open();
  });
  afterEach(() => fresh.drop());

  it('keeps all of it or nothing', async () => {
    const work = database.transaction(async (tx) => {
      await addWorkspace(tx);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await database.prisma.workspace.count()).toBe(0);
  });

  it('gives back what the work gives, and says which provider it is on', async () => {
    const id = await database.transaction((tx) => addWorkspace(tx));
    expect((await database.prisma.workspace.findUniqueOrThrow({ where: { id } })).teamId).toBe('T1');
    expect(database.provider).toBe(provider);
    await database.ping();
  });

  it('keeps a write from outside that comes while a transaction is open and then rolls back', async () => {
    const inside = gate();
    const leave = gate();
    const transaction = database.transaction(async (tx) => {
      await addWorkspace(tx, 'T-rolled-back');
      inside.open();
      await leave.opened;
      throw new Error('roll back');
    });
    await inside.opened;
    const outside = addWorkspace(database.prisma, 'T-kept');
    await turnOfTheEventLoop();
    leave.open();
    await expect(transaction).rejects.toThrow('roll back');
    await outside;
    const teams = await database.prisma.workspace.findMany({ select: { teamId: true } });
    expect(teams).toEqual([{ teamId: 'T-kept' }]);
  });

  it('shows nobody outside a row before it is committed', async () => {
    const inside = gate();
    const leave = gate();
    const transaction = database.transaction(async (tx) => {
      await addWorkspace(tx, 'T-uncommitted');
      inside.open();
      await leave.opened;
      throw new Error('roll back');
    });
    await inside.opened;
    // Prisma asks only when somebody waits for the answer.
    const seen = database.prisma.workspace.count().then((count) => count);
    await turnOfTheEventLoop();
    leave.open();
    await expect(transaction).rejects.toThrow('roll back');
    expect(await seen).toBe(0);
  });

  it('does fifty at once, each exactly once', async () => {
    const workspaceId = await addWorkspace(database.prisma);
    const numbers = await Promise.all(
      Array.from({ length: 50 }, () => database.transaction((tx) => nextNumber(tx, workspaceId, 'conversation'))),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    const counter = await database.prisma.counter.findFirstOrThrow({ where: { workspaceId } });
    expect(counter.value).toBe(50);
  });

  it('refuses a row that points to another workspace', async () => {
    const [ours, theirs] = [await addWorkspace(database.prisma, 'T1'), await addWorkspace(database.prisma, 'T2')];
    const customer = await database.prisma.customer.create({
      data: {
        workspaceId: theirs,
        person: 'Maarit',
        organisation: '',
        personKey: 'maarit',
        organisationKey: '',
        createdAt: new Date(0),
      },
    });
    const crossing = database.prisma.customerKind.create({
      data: { workspaceId: ours, customerId: customer.id, kind: 'user' },
    });
    await expect(crossing).rejects.toMatchObject({ code: 'P2003' });
  });

  it('refuses work after it was closed', async () => {
    await database.close();
    await database.close();
    await expect(database.ping()).rejects.toThrow('The database was closed.');
  });
});

/** A promise that a test opens by hand. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
