import type { Button, KnownBlock } from '@slack/types';
import { actions } from '../../slack/blocks.ts';
import { type Conversation, openIt, takeIt } from '../conversations/index.ts';
import {
  answerIt,
  assignIt,
  closeIt,
  goOn,
  learnFromIt,
  moreOfIt,
  reopenIt,
  shareIt,
  spokeAgain,
  waitForCustomer,
} from './actions.ts';
import type { Offer } from './next-steps.ts';

const MOST_BUTTONS = 3;

const LABELS: Readonly<Record<Exclude<Offer, 'wait'>, string>> = {
  take: 'Take it',
  assign: 'Assign…',
  answered: 'Answered…',
  share: 'Share',
  learn: 'What did we learn?',
  close: 'No answer needed',
  spoke: 'They spoke again',
  go_on: 'Go on',
  reopen: 'Reopen',
};

/** How what can be done is called on buttons. @param noun what the workspace calls one of those it serves */
function offerLabel(offer: Offer, noun: string): string {
  return offer === 'wait' ? `Wait for the ${noun}` : LABELS[offer];
}

/** Only what is offered: the first three as buttons, the rest behind the dots. */
export function offerButtons(conversation: Conversation, offers: readonly Offer[]): KnownBlock[] {
  const { id, number, customer } = conversation;
  const inMenu = offers.slice(MOST_BUTTONS);
  const open = openIt.element('Open', { id }, { label: `Open #${number}` });
  if (offers.length === 0) return [actions(open)];
  const menu = moreOfIt.element([
    ...inMenu.flatMap((act) => (act === 'take' ? [] : [{ text: offerLabel(act, customer.noun), value: { act, id } }])),
    { text: 'Open', value: { act: 'open', id } },
  ]);
  return [
    actions(
      ...offers.slice(0, MOST_BUTTONS).map((offer) => offerElement(offer, conversation)),
      ...(menu ? [menu] : []),
    ),
  ];
}

/** The button for it. */
export function offerElement(offer: Offer, { id, customer }: Pick<Conversation, 'id' | 'customer'>): Button {
  const text = offerLabel(offer, customer.noun);
  switch (offer) {
    case 'take':
      return takeIt.element(text, { id }, { style: 'primary' });
    case 'assign':
      return assignIt.element(text, { id });
    case 'answered':
      return answerIt.element(text, { id }, { style: 'primary' });
    case 'share':
      return shareIt.element(text, { id });
    case 'learn':
      return learnFromIt.element(text, { id }, { style: 'primary' });
    case 'close':
      return closeIt.element(text, { id });
    case 'wait':
      return waitForCustomer.element(text, { id });
    case 'spoke':
      return spokeAgain.element(text, { id });
    case 'go_on':
      return goOn.element(text, { id });
    case 'reopen':
      return reopenIt.element(text, { id });
  }
}
