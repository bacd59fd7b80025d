import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { makeThemOne, openCustomer, undoMerge } from './actions.ts';
import type { Customer } from './customer.ts';
import { fullName } from './customer-name.ts';
import { timesHeard } from './customer-page-views.ts';
import type { MergedInto, Parted } from './merging.ts';
import type { Heard, Profile } from './profile.ts';
import { oneBlock } from './story-views.ts';

const NAME_SHOWN = 100;

/** A customer as far as the admin may know of them. */
interface Side {
  readonly profile: Profile;
  readonly heard: readonly Heard[];
}

/** What an admin reads before two become one. */
export function bothOfThem(from: Side, into: Side): Message {
  const [goes, stays] = [nameOf(from.profile.customer), nameOf(into.profile.customer)];
  const title = `Are ${goes} and ${stays} one?`;
  const pair = { id: from.profile.customer.id, into: into.profile.customer.id };
  return message(title, [
    section(title),
    sideBlock(into),
    sideBlock(from),
    context(
      `They will be called ${stays}, with the kinds of both; what was said by either stands on one page. Where one is shown with less of the name, that holds for both. Both are found by either name.`,
    ),
    actions(makeThemOne.element('Make them one', pair, { style: 'primary' })),
  ]);
}

function sideBlock({ profile, heard }: Side) {
  const { customer, likes, contact } = profile;
  return oneBlock(
    richLine(
      richText(nameOf(customer), { bold: true }),
      ...(customer.kinds.length > 0 ? [` · ${customer.kinds.join(', ')}`] : []),
    ),
    richLine(`${timesHeard(heard)}.`, ...(contact === null ? [] : [` ${contact.name} knows them.`])),
    ...(likes === '' ? [] : [richLine(cutOnWord(`What they like: ${likes}`, 300))]),
  );
}

/** After two became one. */
export function nowOne({ fromId, customer }: MergedInto): Message {
  const name = nameOf(customer);
  const line = nowOneInWords(customer);
  return message(line, [
    section(line),
    actions(
      undoMerge.element('Undo', { id: fromId }, { label: `Part them again` }),
      openCustomer.element('Open', { id: customer.id }, { label: `Open ${cutOnWord(name, 60)}` }),
    ),
  ]);
}

/** "They are one now: Acme Oy. …" */
export function nowOneInWords(customer: Customer): string {
  return `They are one now: ${nameOf(customer)}. For ten minutes you can undo that; later an admin can split them on the page.`;
}

/** After they were parted again. */
export function partedAgain({ parted, from }: Parted): Message {
  const line = partedInWords(parted, from);
  return message(line, [
    section(line),
    actions(openCustomer.element('Open', { id: parted.id }, { label: `Open ${cutOnWord(nameOf(parted), 60)}` })),
  ]);
}

/** "Acme Ltd and Acme Oy are two again, each as they were." */
export function partedInWords(parted: Customer, from: Customer | null): string {
  return from === null
    ? `${nameOf(parted)} is on their own already.`
    : `${nameOf(parted)} and ${nameOf(from)} are two again, each as they were.`;
}

function nameOf(customer: Customer): string {
  return cutOnWord(fullName(customer), NAME_SHOWN);
}
