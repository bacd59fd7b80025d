import type { Tx } from '../../database.ts';
import { postedKey } from './posted.ts';

/** Where an idea is talked about: the address of its post in the ideas channel; "" while it stands nowhere. */
export async function threadOf(
  tx: Tx,
  workspace: { readonly id: string; readonly url: string },
  ideaId: string,
): Promise<string> {
  const post = await tx.delivery.findUnique({
    where: { workspaceId_dedupeKey: { workspaceId: workspace.id, dedupeKey: postedKey(ideaId) } },
    select: { state: true, channelId: true, ts: true },
  });
  if (post?.state !== 'sent' || post.ts === '') return '';
  return `${workspace.url.replace(/\/$/u, '')}/archives/${post.channelId}/p${post.ts.replace('.', '')}`;
}
