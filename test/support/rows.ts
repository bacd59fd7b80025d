import type { Tx } from '../../src/database.ts';

const EPOCH = new Date('2026-11-23T09:00:00.000Z');

/** A workspace row with nothing remarkable about it; gives its id. */
export async function addWorkspace(tx: Tx, teamId = 'T1'): Promise<string> {
  const { id } = await tx.workspace.create({
    data: { teamId, name: 'Laine & Co', url: 'https://laine.slack.com/', createdAt: EPOCH },
  });
  return id;
}

/** A member row with nothing remarkable about it; gives its id. */
export async function addMember(
  tx: Tx,
  workspaceId: string,
  { slackUserId, name }: { readonly slackUserId: string; readonly name: string },
): Promise<string> {
  const { id } = await tx.member.create({
    data: {
      ...{ workspaceId, slackUserId, name, zone: 'Europe/Helsinki', locale: 'en-GB', syncedAt: EPOCH },
      ...{ isAdmin: false, isGuest: false, isBot: false, isDeactivated: false, isStranger: false },
    },
  });
  return id;
}
