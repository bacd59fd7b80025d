import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conflictOf, mayTryAgain, pauseBefore, withRetries } from '../../src/database/retry.ts';
import type { Database } from '../../src/database.ts';
import { Prisma } from '../../src/generated/sqlite/client.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase, providers } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

const known = (code: string) => new Prisma.PrismaClientKnownRequestError('no', { code, clientVersion: '7' });

describe('which errors ask to try again', () => {
  it('knows them from Prisma and, at COMMIT, from the adapter', () => {
    expect(conflictOf(known('P2034'))).toBe('P2034');
    expect(conflictOf(new DriverAdapterError({ kind: 'TransactionWriteConflict' }))).toBe('P2034');
    expect(conflictOf(new DriverAdapterError({ kind: 'SocketTimeout' }))).toBe('P1008');
    expect(conflictOf(known('P2002'))).toBeNull();
    expect(conflictOf(new DriverAdapterError({ kind: 'ConnectionClosed' }))).toBeNull();
    expect(conflictOf(new Error('P2034'))).toBeNull();
  });

  it('never tries again when a COMMIT may have been done', () => {
    const facts = { tries: 1, committing: true };
    expect(mayTryAgain(known('P1008'), { ...facts, provider: 'postgresql' })).toBe(false);
    expect(mayTryAgain(known('P1008'), { ...facts, provider: 'postgresql', committing: false })).toBe(true);
    expect(mayTryAgain(known('P1008'), { ...facts, provider: 'sqlite' })).toBe(true);
    expect(mayTryAgain(known('P2034'), { ...facts, provider: 'postgresql' })).toBe(true);
  });

  it('gives up after some tries, with the last error', async () => {
    let tries = 0;
    const endless = withRetries('sqlite', async () => {
      tries += 1;
      throw known('P2034');
    });
    await expect(endless).rejects.toMatchObject({ code: 'P2034' });
    expect(tries).toBe(8);
  });

  it('does not repeat what failed for another reason', async () => {
    let tries = 0;
    const failing = withRetries('sqlite', async () => {
      tries += 1;
      throw known('P2002');
    });
    await expect(failing).rejects.toMatchObject({ code: 'P2002' });
    expect(tries).toBe(1);
  });

  it('waits longer each time, up to half a second', () => {
    expect([1, 2, 3, 20].map((tries) => pauseBefore(tries, 0))).toEqual([5, 10, 20, 250]);
    expect([1, 2, 3, 20].map((tries) => pauseBefore(tries, 0.5))).toEqual([7.5, 15, 30, 375]);
  });
});

describeEachProvider('a unit of work that the database turned away', (provider) => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await fresh.open();
  });
  afterEach(() => fresh.drop());

  it('runs again, and is done once', async () => {
    let tries = 0;
    await database.transaction(async (tx) => {
      tries += 1;
      await addWorkspace(tx, `T-try-${tries}`);
      if (tries < 3) throw known('P2034');
    });
    expect(await database.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([{ teamId: 'T-try-3' }]);
  });
});

describe.runIf(providers.includes('postgresql'))('two units of work that wait for each other', () => {
  it('are both done, because the one that PostgreSQL ends runs again', async () => {
    const fresh = await freshDatabase('postgresql');
    const database = await fresh.open();
    const [a, b] = [await addWorkspace(database.prisma, 'A'), await addWorkspace(database.prisma, 'B')];
    let arrived = 0;
    let bothHoldOne = (): void => undefined;
    const both = new Promise<void>((resolve) => {
      bothHoldOne = resolve;
    });
    const renameInOrder = (first: string, second: string, name: string) =>
      database.transaction(async (tx) => {
        await tx.workspace.update({ where: { id: first }, data: { name } });
        arrived += 1;
        if (arrived === 2) bothHoldOne();
        await both;
        await tx.workspace.update({ where: { id: second }, data: { name } });
      });
    await Promise.all([renameInOrder(a, b, 'one'), renameInOrder(b, a, 'two')]);
    expect(arrived).toBe(3);
    const names = (await database.prisma.workspace.findMany()).map(({ name }) => name);
    expect(new Set(names).size).toBe(1);
    await fresh.drop();
  });
});
