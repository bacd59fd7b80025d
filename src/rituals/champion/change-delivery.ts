import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { aboutMember } from '../../delivery/message-subjects.ts';
import type { RitualDeps } from '../deps.ts';
import type { TermChange } from './change.ts';
import { changes } from './change-store.ts';
import { answered, asked, type ChangeDates, fallen, isTooLate, setByHand } from './change-views.ts';
import { comingTerms } from './coming.ts';
import { PLANNED_AHEAD } from './possible.ts';
import { ANSWERED, ASKED, FALLEN, SET } from './tell-change.ts';
import { terms } from './term-store.ts';

const Subject = z.object({ changeId: z.string(), memberId: z.string() });

/** What is said about who holds a term: the question, its answer, an admin's word, a swap that fell. */
export function changeDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [
    defineDelivery({
      kind: ASKED,
      subject: Subject,
      render: (subject, { sentAt, now }) =>
        render(deps, subject, (change, dates) => {
          if (sentAt === null && (change.state !== 'asked' || isTooLate(change, dates, now))) return null;
          return asked(change, dates, now);
        }),
    }),
    defineDelivery({
      kind: ANSWERED,
      subject: Subject,
      render: (subject) => render(deps, subject, (change, dates) => answered(change, dates)),
    }),
    defineDelivery({
      kind: SET,
      subject: Subject,
      render: (subject) => render(deps, subject, (change, dates) => setByHand(change, dates, subject.memberId)),
    }),
    defineDelivery({
      kind: FALLEN,
      subject: Subject,
      render: (subject) => render(deps, subject, (change, dates) => fallen(change, dates, subject.memberId)),
    }),
  ];
}

async function render(
  deps: RitualDeps,
  { changeId, memberId }: z.output<typeof Subject>,
  view: (change: TermChange, dates: ChangeDates) => ReturnType<typeof asked> | null,
): Promise<Rendered> {
  const change = await changes(deps.db.prisma, deps.workspace.id).byId(changeId);
  if (change === null) return { kind: 'abandon', reason: 'gone' };
  const message = view(change, await datesOf(deps, change, memberId));
  if (message === null) return { kind: 'abandon', reason: 'answered' };
  const named = [change.asker, change.insteadOf, ...(change.doer === null ? [] : [change.doer])];
  return { kind: 'message', message, speaksOf: named.map(({ id }) => aboutMember(id)) };
}

/** When the terms are that a change is about, as things stand: dates may have moved since it was asked. */
export async function datesOf(
  { db, workspace }: RitualDeps,
  change: TermChange,
  readerId: string,
): Promise<ChangeDates> {
  const coming = await comingTerms(db.prisma, workspace.id, PLANNED_AHEAD);
  const of = async (number: number | null) => {
    if (number === null) return null;
    const begun = await terms(db.prisma, workspace.id).byNumber(number);
    return begun ?? coming.find((one) => one.number === number) ?? null;
  };
  const reader = (await terms(db.prisma, workspace.id).holders([readerId])).get(readerId);
  return { term: await of(change.number), other: await of(change.otherNumber), zone: reader?.zone ?? 'UTC' };
}
