import { z } from 'zod';
import { aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { conversations } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { escalations } from './escalation-store.ts';
import { feedback } from './feedback-store.ts';
import { owes, placeIn } from './reminder.ts';
import { Line, showLine } from './reminder-morning.ts';
import { reminders } from './reminder-store.ts';
import { STILL_SILENT } from './wait-over.ts';

/** So many a morning; the others have the next. */
const MOST_LINES = 10;

const Reference = Line.extend({ occurrenceId: z.string() });

/** In the morning of an owner, or of who stands in for them: the day until which we waited has come without a word, once. */
export function waitOverMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'feedback.wait_over',
    mutedBy: 'reminder',
    comesAgain: true,
    find: (morning, now) => find(deps, morning, now),
    async passOver({ member }, now) {
      const theirs = { kind: STILL_SILENT, subjectId: member.id };
      await occurrences(deps.db.prisma, deps.workspace.id).cancelPlanned(theirs, 'muted', now);
    },
    show: (reference, morning, now) => showLine(deps, Reference.parse(reference), morning, now),
    async told(tx, references, at) {
      for (const { occurrenceId } of references.map((one) => Reference.parse(one))) {
        await occurrences(tx, deps.workspace.id).settle(occurrenceId, 'planned', 'posted', '', at);
      }
    },
    standsFor: (reference) => Reference.parse(reference).id,
    placeOf(reference) {
      const { section, since } = Reference.parse(reference);
      return placeIn(section, since);
    },
    speaksOf(reference) {
      const { id, customerId } = Reference.parse(reference);
      return [aboutConversation(id), aboutCustomer(customerId)];
    },
  };
}

async function find({ db, workspace }: RitualDeps, { member }: Morning, now: Date): Promise<LineReference[]> {
  const paused = await reminders(db.prisma, workspace.id).pausedFor(member.id, now);
  const found: LineReference[] = [];
  for (const ownerId of [member.id, ...paused.map(({ id }) => id)]) {
    for (const planned of await escalations(db.prisma, workspace.id).of(STILL_SILENT, [ownerId])) {
      const { id: occurrenceId, requestKey: id, nominalAt: silentSince } = planned;
      const standing = await feedback(db.prisma, workspace.id).standing(id);
      const record = await conversations(db.prisma, workspace.id).byId(id);
      const isStill = standing !== null && owes(standing) === 'answer' && standing.ownerId === ownerId;
      if (record === null || !isStill || standing.dueAt === null) {
        await occurrences(db.prisma, workspace.id).settle(occurrenceId, 'planned', 'cancelled', '', now);
      } else if (found.length < MOST_LINES) {
        const { dueAt } = standing;
        found.push({
          ...{
            occurrenceId,
            id,
            ownerId,
            customerId: record.customer.id,
            section: 'silent',
            since: silentSince.toISOString(),
          },
          ...{ dueAt: dueAt.toISOString(), silentSince: silentSince.toISOString() },
        });
      }
    }
  }
  return found;
}
