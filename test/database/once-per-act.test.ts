import { afterEach, beforeEach, expect, it } from 'vitest';
import { oncePerAct } from '../../src/database/once-per-act.ts';
import type { Database } from '../../src/database.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

describeEachProvider('something made once per act', (provider) => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    database = await fresh.open();
  });
  afterEach(() => fresh.drop());

  const find = async () => (await database.prisma.workspace.findFirst({ where: { teamId: 'T1' } }))?.id ?? null;
  const make = () => database.transaction((tx) => addWorkspace(tx, 'T1'));

  it('is made when it is not there, and given again the next time', async () => {
    const made = await oncePerAct({ find, make });
    expect(await oncePerAct({ find, make })).toBe(made);
    expect(await database.prisma.workspace.count()).toBe(1);
  });

  it('is what a twin made while this one was trying', async () => {
    let twin = '';
    const overtaken = async () => {
      twin = await make();
      return make();
    };
    expect(await oncePerAct({ find, make: overtaken })).toBe(twin);
  });

  it('fails as the making failed when no twin explains it', async () => {
    await make();
    await expect(oncePerAct({ find: async () => null, make })).rejects.toMatchObject({ code: 'P2002' });
    const broken = () => Promise.reject(new Error('the disk is full'));
    await expect(oncePerAct({ find: async () => null, make: broken })).rejects.toThrow('the disk is full');
  });
});
