import { ALONE, maySee } from '../../access/audience.ts';
import { settings } from '../../settings/settings-store.ts';
import type { LoopOnRecord } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { feedback } from './feedback-store.ts';
import type { Offer } from './next-steps.ts';
import { offerElement } from './offer-views.ts';
import { offersTo, unownedOffers } from './offers-to.ts';
import { stepsOnRecord } from './steps-views.ts';

/** What the loop shows where one record is read: what was done, and what this person may do now. */
export function loopOnRecord({ db, workspace }: RitualDeps): LoopOnRecord {
  return async (conversation, viewer, reading) => {
    const standing = await feedback(db.prisma, workspace.id).standing(conversation.id);
    if (standing === null) return { steps: [], assign: null, elements: [] };
    const { guestsMayOwn } = (await settings(db.prisma, workspace.id).read()).feedback;
    const isReadable = maySee(conversation, viewer, ALONE) === 'whole';
    const history = isReadable ? await feedback(db.prisma, workspace.id).history(conversation.id) : [];
    const one = { conversation, standing };
    const all =
      standing.ownerId === null
        ? await unownedOffers({ db, workspace }, viewer, one, reading.now)
        : offersTo(viewer, one, { guestsMayOwn });
    const offers = all.filter(isNotTake);
    const elements = offers.map((offer) => offerElement(offer, conversation));
    const assign = offers.includes('assign') ? offerElement('assign', conversation) : null;
    return { steps: stepsOnRecord(conversation, history, reading), assign, elements };
  };
}

/** A record has a button of its own for that. */
const isNotTake = (offer: Offer) => offer !== 'take';
