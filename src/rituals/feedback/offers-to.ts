import type { Person } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Conversation } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { mayStep } from './may-step.ts';
import { type Offer, offersFor } from './next-steps.ts';
import type { Standing, StepKind } from './standing.ts';
import { triagePeople } from './triage-people.ts';

const STEPS: Readonly<Record<Offer, StepKind>> = {
  take: 'assign',
  assign: 'assign',
  answered: 'answer',
  share: 'share',
  learn: 'learn',
  close: 'close',
  wait: 'wait',
  spoke: 'speak',
  go_on: 'resume',
  reopen: 'reopen',
};

/** What this person may do with it from where it stands, the most useful first. */
export function offersTo(
  viewer: Person,
  { conversation, standing }: { readonly conversation: Conversation; readonly standing: Standing },
  rights: Parameters<typeof mayStep>[3],
): readonly Offer[] {
  return offersFor(standing).filter((offer) => {
    const kind = STEPS[offer];
    return mayStep(conversation, viewer, offer === 'take' ? { kind, ownerId: viewer.memberId } : { kind }, rights);
  });
}

/** The same for what nobody owns, where whoever hears of that may choose an owner. */
export async function unownedOffers(
  { db, workspace }: Pick<RitualDeps, 'db' | 'workspace'>,
  viewer: Person,
  record: Parameters<typeof offersTo>[1],
  now: Date,
): Promise<readonly Offer[]> {
  const { guestsMayOwn } = (await settings(db.prisma, workspace.id).read()).feedback;
  const people = await triagePeople(db.prisma, workspace.id, now);
  return offersTo(viewer, record, { guestsMayOwn, findsOwners: people.some(({ id }) => id === viewer.memberId) });
}
