import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { localDate } from '../../schedule/local-time.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { inWorkingHours } from '../../schedule/working-hours.ts';
import type { NoticeCause } from './notice.ts';
import type { Opener } from './opener.ts';

/** The name of notices to hosts among what is sent. */
export const NOTICE = 'opener.notice';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * Has the host told, by DM in their working hours, that an opener did not come. Once a day per opener and reason,
 * however many meetings were missed. `code`: what Slack said, or the cause again.
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
  const { opener, occurrence, cause, code } = about;
  const at = inWorkingHours(now, opener.host.zone);
  const delivery = {
    kind: NOTICE,
    targetId: opener.host.slackUserId,
    subject: { occurrenceId: occurrence.id, openerId: opener.id, cause, code },
    dedupeKey: `${NOTICE}:${opener.id}:${code}:${localDate(at, opener.host.zone)}`,
    dueAt: at,
    expiresAt: new Date(at.getTime() + WEEK),
  };
  await enqueue(tx, workspaceId, delivery, now);
}
