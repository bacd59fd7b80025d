import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { sentenceFor } from '../../slack/channel-errors.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { NOTICE_CAUSES } from './notice.ts';
import { hostNotice } from './notice-views.ts';
import { openers } from './opener-store.ts';
import { NOTICE } from './tell-host.ts';

const Subject = z.object({
  openerId: z.string(),
  occurrenceId: z.string(),
  cause: z.enum(NOTICE_CAUSES),
  code: z.string(),
});
type Subject = z.output<typeof Subject>;

/** A host's DM about an opener that did not come. */
export function noticeDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({ kind: NOTICE, subject: Subject, render: (subject) => render(deps, subject) });
}

async function render({ db, workspace, channels }: RitualDeps, subject: Subject): Promise<Rendered> {
  const opener = await openers(db.prisma, workspace.id).byId(subject.openerId);
  const occurrence = await occurrences(db.prisma, workspace.id).byId(subject.occurrenceId);
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
    refusal: refusal ?? 'Slack did not take the post, and it is our fault. Your admin finds the reason in my log.',
    mayJoin: subject.code === 'not_in_channel' && channel !== null && !channel.isPrivate,
  });
  return { kind: 'message', message };
}
