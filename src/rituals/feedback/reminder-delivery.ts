import { z } from 'zod';
import type { Tx } from '../../database.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { Line, showLine } from './reminder-morning.ts';
import { reminders } from './reminder-store.ts';
import { withinDayMessage } from './reminder-views.ts';

/** The name, among what is sent, of what comes within a person's day: what they put off, and the one nudge. */
const WITHIN_DAY = 'feedback.within_day';

const WHY = ['snooze', 'nudge'] as const;
export type Why = (typeof WHY)[number];

const Subject = z.object({ why: z.enum(WHY), memberId: z.string(), lines: z.array(Line) });
type Subject = z.output<typeof Subject>;

interface Told {
  readonly why: Why;
  readonly memberId: string;
  readonly conversationIds: readonly string[];
  /** Not before. */
  readonly at: Date;
  /** The same cause is told once. */
  readonly cause: string;
}

/** Has a few lines told to somebody while they work today; nothing when their day is over. */
export async function tellWithinDay(tx: Tx, workspaceId: string, told: Told, now: Date): Promise<void> {
  const { why, memberId, conversationIds, at, cause } = told;
  const member = await reminders(tx, workspaceId).owner(memberId);
  if (member === null) return;
  const hours = (await personalTimes(tx, workspaceId).of(memberId)).hoursOn(localDate(at, member.zone));
  if (hours === null || at >= hours.to) return;
  const records = await conversations(tx, workspaceId).byIds(conversationIds);
  const lines = records.flatMap(({ id, ownerId, dueAt, customer }) =>
    ownerId === null || dueAt === null
      ? []
      : [{ id, customerId: customer.id, section: 'today', ownerId, dueAt: dueAt.toISOString() }],
  );
  if (lines.length === 0) return;
  const delivery = {
    kind: WITHIN_DAY,
    targetId: member.slackUserId,
    subject: { why, memberId, lines },
    speaksOf: records.flatMap(({ id, customer }) => [aboutConversation(id), aboutCustomer(customer.id)]),
    dedupeKey: `${WITHIN_DAY}:${why}:${cause}`,
    dueAt: new Date(Math.max(at.getTime(), hours.from.getTime())),
    expiresAt: hours.to,
  };
  await enqueue(tx, workspaceId, delivery, now);
}

export function withinDayDelivery(deps: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: WITHIN_DAY,
    subject: Subject,
    render: (subject, { now, dueAt, sentAt }) => render(deps, subject, { now, dueAt, isNew: sentAt === null }),
  });
}

async function render(
  deps: RitualDeps,
  { why, memberId, lines }: Subject,
  { now, dueAt, isNew }: { readonly now: Date; readonly dueAt: Date; readonly isNew: boolean },
): Promise<Rendered> {
  const member = await reminders(deps.db.prisma, deps.workspace.id).owner(memberId);
  if (member === null) return { kind: 'abandon', reason: 'nobody to tell' };
  const shown = await Promise.all(lines.map((line) => showLine(deps, line, { member, from: dueAt }, now)));
  const standing = shown.flatMap((line) => line ?? []);
  // What was dealt with while it waited to be sent is not worth a message of its own.
  const isWorthIt = standing.some(({ blocks }) => blocks.length > 1);
  if (standing.length === 0 || (isNew && !isWorthIt)) return { kind: 'abandon', reason: 'nothing waits' };
  return { kind: 'message', message: withinDayMessage(why, standing) };
}
