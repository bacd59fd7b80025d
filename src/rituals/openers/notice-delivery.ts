import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { settings } from '../../settings/settings-store.ts';
import { sentenceFor } from '../../slack/channel-errors.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { NOTICE_CAUSES } from './notice.ts';
import { hostNotice } from './notice-views.ts';
import { openers } from './opener-store.ts';
import { NOTICE, tellAdmin } from './tell-host.ts';

const Subject = z.object({
  openerId: z.string(),
  occurrenceId: z.string(),
  cause: z.enum(NOTICE_CAUSES),
  code: z.string(),
});
type Subject = z.output<typeof Subject>;

/** A host's DM about an opener that did not come. */
export function noticeDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: NOTICE,
    subject: Subject,
    render: (subject) => render(deps, subject),
    settled: (tx, { workspaceId, targetId, subject }, outcome) =>
      outcome.state === 'failed' ? passOn(deps, tx, { workspaceId, targetId, subject }, outcome) : Promise.resolve(),
  });
}

/** A host, or who stands in for them, who cannot be told (they left, for instance) is replaced by an admin; where that fails too, the log says it. */
async function passOn(
  { logger }: RitualDeps,
  tx: Tx,
  notice: { readonly workspaceId: string; readonly targetId: string; readonly subject: Subject },
  outcome: Extract<Outcome, { state: 'failed' }>,
): Promise<void> {
  const { workspaceId, targetId, subject } = notice;
  const opener = await openers(tx, workspaceId).byId(subject.openerId);
  if (opener === null || opener.removedAt !== null) return;
  const { cause, code, occurrenceId } = subject;
  const about = { opener, occurrence: { id: occurrenceId }, cause, code };
  const isAdmins = targetId !== opener.host.slackUserId && (await isAdmin(tx, workspaceId, targetId));
  if (!isAdmins && (await tellAdmin(tx, workspaceId, about, outcome.at))) return;
  logger.error(
    { opener: opener.id, cause, code, refusal: outcome.code },
    'nobody could be told that an opener did not come',
  );
}

async function isAdmin(tx: Tx, workspaceId: string, slackUserId: string): Promise<boolean> {
  return (await tx.member.count({ where: { workspaceId, slackUserId, isAdmin: true } })) > 0;
}

async function render({ db, workspace, channels }: RitualDeps, subject: Subject): Promise<Rendered> {
  const opener = await openers(db.prisma, workspace.id).byId(subject.openerId);
  const meetings = occurrences(db.prisma, workspace.id);
  const occurrence = await meetings.byId(subject.occurrenceId);
  if (opener === null || opener.removedAt !== null || occurrence === null)
    return { kind: 'abandon', reason: 'removed' };
  const channel = await channels.info(opener.channelId);
  const refusal = sentenceFor(subject.code, channel?.name ?? opener.channelName, workspace.botName);
  const message = hostNotice({
    opener,
    occurrenceId: occurrence.id,
    cause: subject.cause,
    startsAt: occurrence.nominalAt,
    waiting: await conversations(db.prisma, workspace.id).countWaitingForOwner(),
    noun: (await settings(db.prisma, workspace.id).read()).customers.noun,
    refusal: refusal ?? 'Slack refused the post, and that is our mistake. Your admin finds why in my log.',
    alsoLater: await meetings.countSimilar(occurrence),
    mayJoin: subject.code === 'not_in_channel' && channel !== null && !channel.isPrivate,
  });
  return { kind: 'message', message };
}
