import type { Tx } from '../../database.ts';

/** The conversations that their owners released for an opener. */
export async function releasesFor(tx: Tx, workspaceId: string, openerId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.release.findMany({ where: { workspaceId, openerId }, select: { conversationId: true } });
  return new Set(rows.map(({ conversationId }) => conversationId));
}

/** Who holds the role of champion now, by name; nobody where nobody does, and two while somebody stands in. */
export function championsNow(tx: Tx, workspaceId: string): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx.member.findMany({
    where: { workspaceId, isChampion: true, isDeactivated: false },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** What somebody changed in a post, with their name. */
export interface NamedChange {
  readonly by: string;
  readonly act: 'another' | 'skipped';
}

/** Who changed a post how, oldest first. */
export async function namedChanges(
  tx: Tx,
  workspaceId: string,
  { changes }: { readonly changes: readonly { readonly memberId: string; readonly act: NamedChange['act'] }[] },
): Promise<NamedChange[]> {
  const ids = changes.map(({ memberId }) => memberId);
  const members = await tx.member.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return changes.map(({ memberId, act }) => ({
    by: members.find(({ id }) => id === memberId)?.name ?? 'Somebody',
    act,
  }));
}
