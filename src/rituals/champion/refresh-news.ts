import type { Tx } from '../../database.ts';
import { ABOUT_CHAMPION, refreshMessagesSince } from '../../delivery/message-subjects.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';

/**
 * Has everything said about whose turn it is written anew: around the last two terms, and around those given, which changed.
 * What was said around earlier ones is final, and stays as it stands.
 */
export async function refreshNews(
  tx: Tx,
  workspaceId: string,
  now: Date,
  changed: readonly Pick<Term, 'startsAt'>[] = [],
): Promise<void> {
  const open = [...(await terms(tx, workspaceId).latest(2)), ...changed];
  const since = new Date(Math.min(now.getTime(), ...open.map(({ startsAt }) => startsAt.getTime())));
  await refreshMessagesSince(tx, workspaceId, [ABOUT_CHAMPION], since, now);
}
