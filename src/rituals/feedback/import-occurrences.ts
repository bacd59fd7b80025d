import type { Tx } from '../../database.ts';
import type { Occurrence, OccurrenceKind } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { CAME_IN, conversations, imports, watchClock } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { cards } from './card-store.ts';
import { escalate } from './escalation-occurrences.ts';
import { postImported } from './import-delivery.ts';
import { FEW, nameOfImport } from './imported.ts';
import { triage } from './triage.ts';
import { CARD } from './triage-card.ts';
import { planTriage } from './triage-people.ts';

/** The name, in the schedule, of the clocks of many rows of a file having run out. */
const IMPORT_LATE = 'feedback.import_late';

/** The tick never gives these up: that they come late is no reason not to tell. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** Rows of a file have come in that need an owner: a few are each like one that was logged, many are told as one. */
export function importsCameIn({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: CAME_IN,
    async run({ id, nominalAt: cameAt }, now) {
      await db.transaction(async (tx) => {
        if (!(await occurrences(tx, workspace.id).settle(id, 'planned', 'posted', '', now))) return;
        const { count, firstDueAt, ids } = await imports(tx, workspace.id).waiting(cameAt, FEW);
        if (count === 0 || firstDueAt === null) return;
        if (count <= FEW) return tellEach(tx, workspace.id, ids, now);
        await postImported(tx, workspace.id, cameAt, now);
        await planTriage(tx, workspace.id, now);
        await planLate(tx, workspace.id, cameAt, firstDueAt);
      });
    },
  };
}

async function tellEach(tx: Tx, workspaceId: string, ids: readonly string[], now: Date): Promise<void> {
  const few = await conversations(tx, workspaceId).byIds(ids);
  for (const conversation of few.toSorted((a, b) => a.number - b.number)) {
    await watchClock(tx, workspaceId, conversation.id, now);
    const hasCard = (await cards(tx, workspaceId).countOf(CARD, conversation.id)) > 0;
    if (!hasCard) await triage(tx, workspaceId, conversation, now);
  }
}

async function planLate(tx: Tx, workspaceId: string, cameAt: Date, dueAt: Date): Promise<void> {
  const late = { kind: IMPORT_LATE, subjectId: workspaceId, nominalAt: cameAt };
  await occurrences(tx, workspaceId).plan({ ...late, dueAt, expiresAt: NEVER });
}

/** Whoever holds everybody to the clocks hears, in one line, how many of a file are late; the lead later. */
export function importsLate({ db, workspace }: RitualDeps): OccurrenceKind {
  return {
    kind: IMPORT_LATE,
    async run(occurrence: Occurrence, now) {
      const { id, nominalAt: cameAt, dueAt, requestKey } = occurrence;
      await db.transaction(async (tx) => {
        // What is due is looked at a moment before it is.
        const late = await imports(tx, workspace.id).late(cameAt, later(now, dueAt));
        const isSettled = await occurrences(tx, workspace.id).settle(
          id,
          'planned',
          late > 0 ? 'posted' : 'cancelled',
          '',
          now,
        );
        if (!isSettled || late === 0) return;
        const about = { name: nameOfImport(cameAt), ownerId: null, dueAt, isForLead: requestKey !== '' };
        const forLead = await escalate(tx, workspace.id, about, now);
        if (forLead === null) return;
        const { kind, subjectId } = occurrence;
        const planned = { kind, subjectId, nominalAt: cameAt, requestKey: forLead.requestKey };
        await occurrences(tx, workspace.id).plan({ ...planned, dueAt: forLead.at, expiresAt: NEVER });
      });
    },
  };
}

const later = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()));
