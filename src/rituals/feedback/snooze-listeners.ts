import { ALONE, maySee } from '../../access/audience.ts';
import type { Tx } from '../../database.ts';
import { aboutConversation, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { localDate } from '../../schedule/local-time.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import { type Conversation, noSuchRecord, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { snoozeIt } from './actions.ts';
import { feedback } from './feedback-store.ts';
import { calledFor, nameFor } from './record-form.ts';
import { owes } from './reminder.ts';
import { reminders } from './reminder-store.ts';
import { snoozedUntil } from './snooze.ts';
import { snoozeForm, validateSnooze } from './snooze-form.ts';
import { planReturn } from './snooze-return.ts';
import { snoozed } from './snooze-views.ts';
import { recordOf } from './take-steps.ts';

/** Somewhere it is still this day: a form cannot know in which zone its person is. */
const LATEST_ZONE = 'Pacific/Niue';

/** Puts one off; its clock goes on. */
export function registerSnooze(slack: Slack, deps: RitualDeps): void {
  snoozeIt.on(slack, (click) =>
    showInModal(click, 'Snooze', async () => {
      const conversation = await recordOf(deps, click.value.id);
      const member = await deps.people.get(click.userId);
      const viewer = await viewerFor(deps, member, [conversation]);
      const sight = maySee(conversation, viewer, ALONE);
      if (sight === 'nothing') return noSuchRecord(conversation.number);
      await assertTheirs(deps, conversation, member);
      await assertRuns(deps.db.prisma, deps.workspace.id, conversation);
      return snoozeForm.view({ metadata: calledFor(conversation, sight), values: { until: 'tomorrow' } });
    }),
  );
  snoozeForm.on(slack, {
    validate: (values, _metadata, now) => validateSnooze(values, localDate(now, LATEST_ZONE)),
    async save({ values, metadata, userId }) {
      const member = await deps.people.get(userId);
      const { date: alert } = validateSnooze(values, localDate(deps.clock.now(), member.zone));
      if (alert !== undefined) return snoozeForm.view({ metadata, values, alert });
      return snooze(deps, await recordOf(deps, metadata.id), member, values);
    },
  });
}

async function snooze(
  deps: RitualDeps,
  conversation: Conversation,
  member: Member,
  { until, date }: Parameters<typeof validateSnooze>[0],
): Promise<Message> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  await assertTheirs(deps, conversation, member);
  const at = await db.transaction(async (tx) => {
    await assertRuns(tx, workspace.id, conversation);
    const time = await personalTimes(tx, workspace.id).of(member.id);
    const chosen = snoozedUntil(until, date, { time, zone: member.zone }, now);
    await reminders(tx, workspace.id).snooze(conversation.id, member.id, chosen.at);
    if (chosen.comesBack === 'in the morning') {
      await planMorning(tx, workspace.id, { ...member, time }, chosen.at);
    } else {
      await planReturn(tx, workspace.id, { conversationId: conversation.id, memberId: member.id, at: chosen.at });
    }
    await refreshMessagesAbout(tx, workspace.id, [aboutConversation(conversation.id)], now);
    return chosen.at;
  });
  deps.wake();
  const viewer = await viewerFor(deps, member, [conversation]);
  const name = `#${conversation.number} · ${nameFor(conversation, maySee(conversation, viewer, ALONE))}`;
  return snoozed(name, at, member.zone);
}

/** Only who is reminded of it can put that off: its owner, or who stands in for them. @throws UserFacingError */
async function assertTheirs(
  { db, workspace, clock }: RitualDeps,
  conversation: Conversation,
  member: Member,
): Promise<void> {
  const { ownerId, number } = conversation;
  if (ownerId === member.id) return;
  const paused = await reminders(db.prisma, workspace.id).pausedFor(member.id, clock.now());
  if (paused.some(({ id }) => id === ownerId)) return;
  const owner = conversation.owner?.name;
  throw new UserFacingError(
    'not_yours_to_snooze',
    owner === undefined
      ? `Nobody owns #${number}, so there is nothing to put off.`
      : `${owner} owns #${number}, so you have nothing to put off.`,
  );
}

/** What is dealt with, or waits for the customer, does not come back by itself. @throws UserFacingError */
async function assertRuns(tx: Tx, workspaceId: string, { id, number, customer }: Conversation): Promise<void> {
  const standing = await feedback(tx, workspaceId).standing(id);
  if (standing !== null && owes(standing) !== null) return;
  throw new UserFacingError(
    'nothing_to_snooze',
    standing?.waitingSince
      ? `#${number} waits for the ${customer.noun}, so there is nothing to put off.`
      : `#${number} waits for no answer any more, so there is nothing to put off.`,
  );
}
