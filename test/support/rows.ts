import type { Tx } from '../../src/database.ts';

const EPOCH = new Date('2026-11-23T09:00:00.000Z');

/** A workspace row with nothing remarkable about it; gives its id. */
export async function addWorkspace(tx: Tx, teamId = 'T1'): Promise<string> {
  const { id } = await tx.workspace.create({
    data: { teamId, name: 'Laine & Co', url: 'https://laine.slack.com/', createdAt: EPOCH },
  });
  return id;
}
