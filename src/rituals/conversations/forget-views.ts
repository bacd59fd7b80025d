import type { KnownBlock } from '@slack/types';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, richLine, section } from '../../slack/blocks.ts';
import { type Message, message, sentence } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import { forgetColleague, forgetCustomer, forgetForGood } from './actions.ts';
import type { Customer, CustomerName } from './customer.ts';
import { fullName } from './customer-name.ts';
import { candidateLines } from './customer-page-views.ts';
import type { Candidate } from './profile.ts';
import type { Reading } from './reading.ts';

/** What goes with a customer, counted. */
export interface WhatGoes {
  /** The customer first, then those merged with them. */
  readonly customers: readonly Customer[];
  readonly conversationIds: readonly string[];
  readonly voices: readonly unknown[];
  readonly othersVoices: number;
  readonly messages: number;
}

/** What an admin reads before a customer is forgotten. */
export function whatWouldGo(goes: WhatGoes, noun: Noun): Message {
  const [first, ...merged] = goes.customers;
  if (!first) return customerGone(noun);
  const name = fullName(first);
  const title = `Forget ${name}?`;
  const also = merged.length > 0 ? [section(`With the names merged into it: ${merged.map(fullName).join('; ')}.`)] : [];
  return message(title, [
    section(title),
    ...also,
    section(`Gone for good: ${list(lost(goes))}. ${whatOfMessages(goes.messages)}`),
    context(
      'The audit log will say that you did this, not to whom. Backups keep what they hold until you replace them.',
    ),
    actions(
      forgetForGood.element(
        'Forget for good',
        { id: first.id },
        {
          style: 'danger',
          confirm: {
            title: 'Forget for good?',
            text: 'This cannot be undone.',
            yes: 'Forget',
            no: 'Keep',
            isDanger: true,
          },
        },
      ),
    ),
  ]);
}

/** After it was done. */
export function customerForgotten(goes: WhatGoes): Message {
  const line = `Done. Gone for good: ${list(lost(goes))}.`;
  return message(line, [section(line), section(whatOfMessages(goes.messages))]);
}

/** A second press, or somebody else was first. */
export function customerGone({ one }: Noun): Message {
  return sentence(`Nothing is left to forget: this ${one} is gone already.`);
}

/** Several customers may be meant, or none. */
export function whomToForget(
  name: CustomerName,
  known: readonly Candidate[],
  { isExact, isMore, reading }: { readonly isExact: boolean; readonly isMore: boolean; readonly reading: Reading },
): Message {
  if (known.length === 0) return said(`I know nobody called ${fullName(name)}, so there is nothing to forget.`);
  const line = isExact
    ? 'Several are called so. Whom shall I forget?'
    : `Nobody is called just ${fullName(name)}. Whom shall I forget?`;
  return message(line, [
    section(line),
    ...known.map((candidate): KnownBlock => {
      const { customer } = candidate;
      const lines = candidateLines(fullName(customer), customer.kinds, candidate, reading);
      return section(lines, forgetCustomer.element('Choose', { id: customer.id }));
    }),
    ...(isMore ? [context('And more. Name the organisation too, and I find them.')] : []),
  ]);
}

/** What an admin reads before a colleague who left is forgotten. */
export function whatColleagueLoses(member: { readonly id: string; readonly name: string }): Message {
  const title = `Forget ${member.name}?`;
  return message(title, [
    section(title),
    section(
      'Their name, their Slack id and their profile go. What they were told stays, as heard by “a former colleague”, and I rewrite my messages that name them.',
    ),
    context('The audit log will say that you did this, not to whom.'),
    actions(
      forgetColleague.element(
        'Forget for good',
        { id: member.id },
        {
          style: 'danger',
          confirm: {
            title: 'Forget for good?',
            text: 'This cannot be undone.',
            yes: 'Forget',
            no: 'Keep',
            isDanger: true,
          },
        },
      ),
    ),
  ]);
}

/** After it was done. */
export function colleagueForgotten(outcome: 'forgotten' | 'gone'): Message {
  return sentence(
    outcome === 'gone'
      ? 'Nothing is left to forget: this colleague is gone already.'
      : 'Done. They are “a former colleague” from now on, and my messages that named them are being rewritten.',
  );
}

/** No colleague of that name is known here. */
export function noSuchColleague(name: string): Message {
  return said(`I know no colleague called ${name}, so there is nothing to forget.`);
}

function lost({ conversationIds, voices, othersVoices }: WhatGoes): string[] {
  return [
    'their name',
    counted(conversationIds.length, 'conversation', 'conversations') + withHistory(conversationIds.length),
    ...(voices.length > 0
      ? [`what they added to ${counted(voices.length, 'conversation', 'conversations')} of others`]
      : []),
    ...(othersVoices > 0 ? [`what ${counted(othersVoices, 'other', 'others')} added to theirs`] : []),
  ];
}

function withHistory(conversations: number): string {
  if (conversations === 0) return '';
  return conversations === 1 ? ' with its history' : ' with their history';
}

function whatOfMessages(messages: number): string {
  if (messages === 0) return 'No message of mine in Slack names them.';
  return messages === 1
    ? 'One message of mine in Slack names them; I rewrite or delete it.'
    : `${messages} messages of mine in Slack name them; I rewrite or delete them.`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function list(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('');
}

const MOST_LINKS = 40;

/** What an admin has to delete by hand, by links. */
export function leftoverList(links: readonly string[]): Message {
  const line = `Slack lets me neither change nor delete ${counted(links.length, 'message', 'messages')} of what was to be forgotten. Delete ${links.length === 1 ? 'it' : 'them'} by hand:`;
  const shown = links.slice(0, MOST_LINKS);
  const rest = links.length - shown.length;
  return message(line, [
    section(line),
    ...shown.map((url, index) => richLine({ type: 'link', url, text: `Message ${index + 1}` })),
    ...(rest > 0 ? [context(`And ${rest} more, once these are gone.`)] : []),
  ]);
}
