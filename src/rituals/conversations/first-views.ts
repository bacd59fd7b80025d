import { dateElement } from '../../slack/dates.ts';
import type { Part } from '../../slack/spoken.ts';
import type { Conversation } from './conversation.ts';
import type { LastAct } from './steps-taken.ts';

type About = Pick<Conversation, 'number' | 'owner' | 'customer'>;

const DID: Readonly<Record<string, (who: string, about: About) => string>> = {
  taken: (who, { number }) => `${who} took #${number}`,
  assigned: (who, { number, owner }) =>
    owner === null || owner.name === who ? `${who} took #${number}` : `${who} gave #${number} to ${owner.name}`,
  answered: (who, { number }) => `${who} answered #${number}`,
  contentment_heard: (who, { number }) => `${who} asked after #${number} whether they are content`,
  shared: (who, { number }) => `${who} told everyone of #${number}`,
  learned: (who, { number }) => `${who} said what we learned from #${number}`,
  closed: (who, { number }) => `${who} closed #${number}`,
  waiting_for_customer: (who, { number, customer }) => `${who} waits for the ${customer.noun} of #${number}`,
  went_on: (who, { number }) => `${who} goes on with #${number}`,
  spoke_again: (who, { number, customer }) => `${who} heard the ${customer.noun} of #${number} again`,
  reopened: (who, { number }) => `${who} reopened #${number}`,
  edited: (who, { number }) => `${who} changed what happens next with #${number}`,
  prevention_done: (who, { number }) => `${who} said that what prevents #${number} is done`,
  prevention_held: (who, { number }) => `${who} said that what prevents #${number} held`,
  prevention_recurred: (who, { number }) => `${who} said that #${number} came again`,
  owner_left: (who, { number }) => `${who}, who owned #${number}, has left`,
};

/** "Priya closed #12 (26 Oct at 14:20)": what was done last, to whoever comes after it. */
export function wasFirst(about: About, { act, name, at }: LastAct, zone: string): Part[] {
  const did = DID[act]?.(name, about) ?? `${name} went on with #${about.number}`;
  return [`${did} (`, dateElement(at, 'date and time', zone), ')'];
}
