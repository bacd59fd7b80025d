import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import { expiry } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { type Batch, batchId, DAY, deletionAt, keptSince, monthAfter, nextLookAfter } from './retention.ts';
import { retention } from './retention-store.ts';

/** Names in the schedule and among what is sent. */
export const LOOK = 'retention.look';
export const DELETION = 'retention.deletion';
export const ANNOUNCEMENT = 'retention.announcement';

/** How an announced deletion ends that an admin put off. */
export const PUT_OFF = 'put off';

/** A look that comes later than this makes way for the next. */
const LOOK_WINDOW = 6 * DAY;
/** A deletion that comes later than this is announced again. */
const DELETION_WINDOW = 30 * DAY;

/** Plans the next look at what is too old, where the workspace keeps things for a time only. */
export async function planLook(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const { privacy } = await settings(tx, workspaceId).read();
  if (privacy.keepMonths === null) return;
  const nominalAt = nextLookAfter(now);
  const expiresAt = new Date(nominalAt.getTime() + LOOK_WINDOW);
  const look = { kind: LOOK, subjectId: workspaceId, nominalAt, dueAt: nominalAt, expiresAt };
  await occurrences(tx, workspaceId).plan(look);
}

/** Looks for what will be too old soon, announces it, and plans when it is deleted; one announcement at a time. */
export async function look({ db, workspace }: RitualDeps, occurrence: Occurrence, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const schedule = occurrences(tx, workspace.id);
    const isLate = now >= occurrence.expiresAt;
    const [state, reason] = isLate ? (['missed', 'late'] as const) : (['silent', ''] as const);
    if (!(await schedule.settle(occurrence.id, 'planned', state, reason, now))) return;
    await planLook(tx, workspace.id, later(now, occurrence.nominalAt));
    const batch = isLate ? null : await batchNow(tx, workspace.id, now);
    if (batch !== null) await announce(tx, workspace.id, batch, now);
  });
}

/** The schedule acts a little ahead: the next look is not this one again. */
function later(now: Date, nominalAt: Date): Date {
  return now > nominalAt ? now : nominalAt;
}

async function batchNow(tx: Tx, workspaceId: string, now: Date): Promise<Batch | null> {
  const store = retention(tx, workspaceId);
  const { privacy } = await settings(tx, workspaceId).read();
  if (privacy.keepMonths === null || (await store.planned(DELETION)) !== null) return null;
  const putOff = await store.latest(DELETION, PUT_OFF);
  const at = deletionAt(now);
  if (putOff !== null && at < monthAfter(putOff.nominalAt)) return null;
  const batch = { before: keptSince(at, privacy.keepMonths), announcedAt: now, keepMonths: privacy.keepMonths };
  const count = await expiry(tx, workspaceId).count({ before: batch.before, untouchedSince: now });
  return count > 0 ? batch : null;
}

/** Without an admin nobody is told, and nothing is deleted. */
async function announce(tx: Tx, workspaceId: string, batch: Batch, now: Date): Promise<void> {
  const dueAt = deletionAt(now);
  const planned = await planDeletion(tx, workspaceId, batch, dueAt);
  for (const admin of await retention(tx, workspaceId).admins()) {
    const at = (await personalTimes(tx, workspaceId).of(admin.id)).orNext(now);
    const delivery = {
      kind: ANNOUNCEMENT,
      targetId: admin.slackUserId,
      subject: { occurrenceId: planned.id },
      dedupeKey: `${announcementKey(batch)}${admin.slackUserId}`,
      dueAt: at,
      expiresAt: dueAt,
    };
    await enqueue(tx, workspaceId, delivery, now);
  }
}

/** Plans when an announced batch is deleted. */
export function planDeletion(tx: Tx, workspaceId: string, batch: Batch, dueAt: Date): Promise<Occurrence> {
  const expiresAt = new Date(dueAt.getTime() + DELETION_WINDOW);
  const subject = { kind: DELETION, subjectId: batchId(batch) };
  return occurrences(tx, workspaceId).plan({ ...subject, nominalAt: dueAt, dueAt, expiresAt });
}

/** How the keys of a batch's announcements begin. */
export function announcementKey(batch: Batch): string {
  return `${ANNOUNCEMENT}:${batchId(batch)}:`;
}
