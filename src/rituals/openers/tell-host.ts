import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { NoticeCause } from './notice.ts';
import type { Opener } from './opener.ts';

/** The name of notices to hosts among what is sent. */
export const NOTICE = 'opener.notice';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Has the host told (or their stand-in while they are paused), by DM in working hours, that an opener did not come: once a day per opener and reason, however
 * many meetings were missed; but of each that may or must be mended by hand. `code`: what Slack said, or the cause again.
 */
export async function tellHost(
  tx: Tx,
  workspaceId: string,
  about: {
    readonly opener: Opener;
    readonly occurrence: Pick<Occurrence, 'id'>;
    readonly cause: NoticeCause;
    readonly code: string;
  },
  now: Date,
): Promise<void> {
  const reader = await personalTimes(tx, workspaceId).readerFor(about.opener.host.id, now);
  await tell(tx, workspaceId, about, reader, now);
}

/** Has an admin told in the host's place, first one who is at work; false when none is known. Nobody stands in for an admin. */
export async function tellAdmin(
  tx: Tx,
  workspaceId: string,
  about: Parameters<typeof tellHost>[2],
  now: Date,
): Promise<boolean> {
  const admins = await tx.member.findMany({
    where: { workspaceId, isAdmin: true, isDeactivated: false, id: { not: about.opener.host.id } },
    orderBy: [{ syncedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, slackUserId: true, zone: true },
  });
  const [admin = null] = await personalTimes(tx, workspaceId).soonestFirst(admins, now);
  if (admin) await tell(tx, workspaceId, about, admin, now);
  return admin !== null;
}

async function tell(
  tx: Tx,
  workspaceId: string,
  about: Parameters<typeof tellHost>[2],
  reader: { readonly id: string; readonly slackUserId: string; readonly zone: string },
  now: Date,
): Promise<void> {
  const { opener, occurrence, cause, code } = about;
  const at = (await personalTimes(tx, workspaceId).of(reader.id)).orNext(now);
  const isMended = cause === 'unknown' || cause === 'refused';
  const delivery = {
    kind: NOTICE,
    targetId: reader.slackUserId,
    subject: { occurrenceId: occurrence.id, openerId: opener.id, cause, code },
    dedupeKey: [
      NOTICE,
      opener.id,
      code,
      reader.slackUserId,
      isMended ? occurrence.id : localDate(at, reader.zone),
    ].join(':'),
    dueAt: at,
    expiresAt: new Date(at.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, delivery, now);
}
