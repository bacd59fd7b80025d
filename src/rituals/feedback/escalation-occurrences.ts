import type { Tx } from '../../database.ts';
import { aboutConversation, refreshKindAbout } from '../../delivery/message-subjects.ts';
import { planMorning } from '../../schedule/mornings.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { calendarIn } from '../../settings/clocks.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { leadOf, whoHolds } from './escalation-holders.ts';
import { feedback } from './feedback-store.ts';
import { stillOwes } from './reminder.ts';
import { CARD } from './triage-card.ts';

/** The names, in the schedule, of a clock that has run out, and of each person who is to hear of it in their morning. */
const BREACH = 'feedback.breach';
export const ESCALATION = 'feedback.escalation';

/** The `requestKey` of what the lead hears, two working days later. */
const FOR_LEAD = 'lead';
const WORKING_DAYS_MORE = 2;

/** The tick never comes to these: their person's morning does. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/**
 * Plans what follows when a clock runs out; the same clock never has it twice. Where it ran out during a step that was then
 * taken back, what was given up over that step follows after all.
 */
export async function planBreach(
  tx: Tx,
  workspaceId: string,
  { conversationId, dueAt }: { readonly conversationId: string; readonly dueAt: Date },
  now: Date,
): Promise<void> {
  const store = occurrences(tx, workspaceId);
  await store.plan({ kind: BREACH, subjectId: conversationId, nominalAt: dueAt, dueAt, expiresAt: NEVER });
  await store.planAgain({ kind: BREACH, subjectId: conversationId, nominalAt: dueAt });
  if (dueAt > now) return;
  const escalation = { kind: ESCALATION, requestKey: conversationId, nominalAt: dueAt };
  for (const holderId of await store.planAgain(escalation)) await planMorningOf(tx, workspaceId, holderId, now);
}

/** When a clock has run out and still runs: whoever holds everybody to it hears of it in their next morning, the lead later. */
export function breaches({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: BREACH,
    async run({ id, subjectId: conversationId, nominalAt, requestKey }, now) {
      await db.transaction(async (tx) => {
        const store = occurrences(tx, workspace.id);
        const standing = await feedback(tx, workspace.id).standing(conversationId);
        const isStill = stillOwes(standing, nominalAt);
        if (!(await store.settle(id, 'planned', isStill ? 'posted' : 'cancelled', '', now)) || !isStill) return;
        // What is due is looked at a moment before it is; the card says that it is late once that is so.
        const lateAt = new Date(Math.max(now.getTime(), nominalAt.getTime() + 1_000));
        await refreshKindAbout(tx, workspace.id, CARD, aboutConversation(conversationId), lateAt);
        const about = {
          ...{ name: conversationId, ownerId: standing?.ownerId ?? null },
          ...{ dueAt: nominalAt, isForLead: requestKey === FOR_LEAD },
        };
        const forLead = await escalate(tx, workspace.id, about, now);
        if (forLead === null) return;
        const planned = { kind: BREACH, subjectId: conversationId, nominalAt, requestKey: forLead.requestKey };
        await store.plan({ ...planned, dueAt: forLead.at, expiresAt: NEVER });
      });
    },
  };
}

/** What has waited too long: a record, or what came in with a file. */
interface Late {
  /** A record's id, or the name of an import. */
  readonly name: string;
  readonly ownerId: string | null;
  readonly dueAt: Date;
  readonly isForLead: boolean;
}

/**
 * Has it told to whoever is to hear of it, in their next mornings. Gives when the lead is to hear of it, and under which key;
 * null once they do.
 */
export async function escalate(
  tx: Tx,
  workspaceId: string,
  { name, ownerId, dueAt, isForLead }: Late,
  now: Date,
): Promise<{ readonly at: Date; readonly requestKey: string } | null> {
  const holders = await (isForLead ? leadOf : whoHolds)(tx, workspaceId, ownerId);
  for (const { id } of holders) {
    const row = { kind: ESCALATION, subjectId: id, requestKey: name, nominalAt: dueAt };
    await occurrences(tx, workspaceId).plan({ ...row, dueAt: NEVER, expiresAt: NEVER });
    await planMorningOf(tx, workspaceId, id, now);
  }
  if (isForLead) return null;
  const calendar = calendarIn(await settings(tx, workspaceId).read(), holders[0]?.zone ?? 'UTC');
  return { at: calendar.add(dueAt, WORKING_DAYS_MORE), requestKey: FOR_LEAD };
}

/** The holder's next morning, and that of whoever stands in for them. */
async function planMorningOf(tx: Tx, workspaceId: string, holderId: string, now: Date): Promise<void> {
  const times = personalTimes(tx, workspaceId);
  const { zone } = await times.factsOf(holderId);
  for (const member of [{ id: holderId, zone }, await times.readerFor(holderId, now)]) {
    const time = await times.of(member.id);
    await planMorning(tx, workspaceId, { ...member, time }, time.nextMorning(now));
  }
}
