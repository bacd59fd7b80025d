import { ALONE, maySee } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { LoopOnRecord } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import { mayStep } from './may-step.ts';
import { type Offer, offersFor } from './next-steps.ts';
import { offerElement, stepBlocks } from './offer-views.ts';
import type { StepKind } from './standing.ts';

/** What the loop shows where one record is read: what was done, and what this person may do now. */
export function loopOnRecord({ db, workspace }: RitualDeps): LoopOnRecord {
  return async (conversation, viewer, reading) => {
    const standing = await feedback(db.prisma, workspace.id).standing(conversation.id);
    if (standing === null) return { steps: [], assign: null, elements: [] };
    const { guestsMayOwn } = (await settings(db.prisma, workspace.id).read()).feedback;
    const isReadable = maySee(conversation, viewer, ALONE) === 'whole';
    const history = isReadable ? await feedback(db.prisma, workspace.id).history(conversation.id) : [];
    const offers = offersFor(standing).filter(
      (offer) => offer !== 'take' && mayStep(conversation, viewer, { kind: STEPS[offer] }, { guestsMayOwn }),
    );
    const elements = offers.map((offer) => offerElement(offer, conversation));
    const assign = offers.includes('assign') ? offerElement('assign', conversation) : null;
    return { steps: stepBlocks(history, conversation.customer.noun, reading.zone), assign, elements };
  };
}

const STEPS: Readonly<Record<Offer, StepKind>> = {
  take: 'assign',
  assign: 'assign',
  answered: 'answer',
  share: 'share',
  learn: 'learn',
  close: 'close',
  wait: 'wait',
  go_on: 'resume',
  reopen: 'reopen',
};
