import { ALONE, maySee, type Person, type Readership } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { StepKind } from './standing.ts';

/** A step, as far as it matters who takes it. @property ownerId of an assignment */
export interface Wish {
  readonly kind: StepKind;
  readonly ownerId?: string;
}

/** Whether this person may take this step with it now: a pure question, asked for buttons and again when it is done. @param standsIn for its owner, who is paused @param findsOwners hears in their mornings who waits for one, as there is no triage channel */
export function mayStep(
  record: Readership,
  actor: Person,
  step: Wish,
  {
    guestsMayOwn,
    standsIn = false,
    findsOwners = false,
  }: { readonly guestsMayOwn: boolean; readonly standsIn?: boolean; readonly findsOwners?: boolean },
): boolean {
  const mayRead = maySee(record, actor, ALONE) === 'whole';
  const isOwner = record.ownerId === actor.memberId || (standsIn && mayRead);
  const mayTake = may('own', actor, { guestsMayOwn }) && may('take', actor, { mayRead, isOwner, guestsMayOwn });
  if (step.kind !== 'assign') {
    // Whoever answers what nobody owns becomes its owner, who reads its words.
    if (step.kind === 'answer' && record.ownerId === null) return mayTake;
    // What nobody owns yet may be dealt with by whoever might take it.
    return (record.ownerId === null && mayTake) || may('handle', actor, { isOwner });
  }
  if (step.ownerId === actor.memberId) return mayTake;
  const isToFind = findsOwners && mayRead && record.ownerId === null;
  return may('assign', actor, { isOwner, isHearer: record.hearerId === actor.memberId, isToFind });
}
