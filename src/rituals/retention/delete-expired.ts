import { audit } from '../../database/audit.ts';
import type { Tx } from '../../database.ts';
import { eraseFromMessagesAbout } from '../../delivery/message-subjects.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { expiry, planLeftovers } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { ideasBehind, recountIdeas } from '../ideas-behind.ts';
import { ANNOUNCEMENT, announcementKey, planDeletion } from './announce.ts';
import { type Batch, batchOf, verdictOn } from './retention.ts';
import { retention } from './retention-store.ts';

/** Each transaction stays short. */
const AT_ONCE = 100;

/** Deletes an announced batch, a hundred conversations at a time; killed in between, it goes on where it was. */
export async function deleteExpired(
  { db, workspace, wake }: RitualDeps,
  occurrence: Occurrence,
  now: Date,
): Promise<void> {
  let hasMore = true;
  while (hasMore) hasMore = await db.transaction((tx) => deleteSome(tx, workspace.id, occurrence, now));
  await db.scrub();
  wake();
}

/** True when there is more to delete. */
async function deleteSome(tx: Tx, workspaceId: string, occurrence: Occurrence, now: Date): Promise<boolean> {
  const schedule = occurrences(tx, workspaceId);
  if (!(await retention(tx, workspaceId).hold(occurrence.id))) return false;
  const end = async (state: 'posted' | 'missed' | 'cancelled', reason: string) => {
    await schedule.settle(occurrence.id, 'planned', state, reason, now);
    return false;
  };
  if (now >= occurrence.expiresAt) return end('missed', 'late');
  const batch = batchOf(occurrence.subjectId);
  const verdict = await judge(tx, workspaceId, batch, now);
  if (verdict.kind === 'cancel') return end('cancelled', verdict.reason);
  if (verdict.kind === 'wait') {
    await end('cancelled', 'announced late');
    await planDeletion(tx, workspaceId, batch, verdict.until);
    return false;
  }
  const { before } = verdict;
  const ids = await expiry(tx, workspaceId).first({ before, untouchedSince: batch.announcedAt }, AT_ONCE);
  await erase(tx, workspaceId, ids, before, now);
  return ids.length < AT_ONCE ? end('posted', '') : true;
}

async function judge(tx: Tx, workspaceId: string, batch: Batch, now: Date) {
  const { privacy } = await settings(tx, workspaceId).read();
  const heardAt = await retention(tx, workspaceId).firstHeardAt(ANNOUNCEMENT, announcementKey(batch));
  return verdictOn(batch, { keepMonths: privacy.keepMonths, heardAt, now });
}

async function erase(tx: Tx, workspaceId: string, ids: readonly string[], before: string, now: Date): Promise<void> {
  if (ids.length === 0) return;
  const subjects = ids.map((id) => ({ kind: 'conversation', subjectId: id }));
  await eraseFromMessagesAbout(tx, workspaceId, subjects, now);
  for (const { id } of await retention(tx, workspaceId).admins()) {
    await planLeftovers(tx, workspaceId, id, now);
  }
  const touched = await ideasBehind(tx, workspaceId, { id: { in: [...ids] } });
  await expiry(tx, workspaceId).erase(ids);
  await recountIdeas(tx, workspaceId, touched, now);
  const counted = ids.length === 1 ? '1 conversation' : `${ids.length} conversations`;
  const entry = { actorId: null, act: 'retention.deleted', detail: `${counted} from before ${before}` };
  await audit(tx, workspaceId).record(entry, now);
}
