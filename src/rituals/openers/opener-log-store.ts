import type { Tx } from '../../database.ts';

/** Where the posts of some meetings stand in Slack. */
export function openerPosts(tx: Tx, workspaceId: string) {
  return {
    /** By occurrence; those that were not posted have none. @param keyOf the delivery's dedupe key of an occurrence */
    async placesOf(
      occurrenceIds: readonly string[],
      keyOf: (occurrenceId: string) => string,
    ): Promise<ReadonlyMap<string, { readonly channelId: string; readonly ts: string }>> {
      const ids = new Map(occurrenceIds.map((id) => [keyOf(id), id]));
      const rows = await tx.delivery.findMany({
        where: { workspaceId, dedupeKey: { in: [...ids.keys()] }, state: 'sent' },
        select: { dedupeKey: true, channelId: true, ts: true },
      });
      return new Map(rows.map(({ dedupeKey, channelId, ts }) => [ids.get(dedupeKey) ?? '', { channelId, ts }]));
    },
  };
}
