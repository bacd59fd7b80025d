import { actions, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message, sentence } from '../../slack/message.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { itIs, openCustomer, somebodyNew } from './actions.ts';
import type { Customer } from './customer.ts';
import { fullName } from './customer-name.ts';

const NAME_SHOWN = 60;

/** A receipt, with the question who somebody new is where that is not clear. */
export function withQuestion(
  receipt: Message,
  near: { readonly freshId: string; readonly known: readonly Customer[] } | null,
): Message {
  if (near === null) return receipt;
  const { freshId: id, known } = near;
  const names = known.map((customer) => cutOnWord(fullName(customer), NAME_SHOWN));
  const question = `Is this ${names.join(', ')}, or somebody new?`;
  return message(joinMrkdwn([receipt.text, question], ' '), [
    ...receipt.blocks,
    section(question),
    actions(
      ...known.map((customer, index) => itIs.element(`It is ${names[index] ?? ''}`, { id, into: customer.id })),
      somebodyNew.element('Somebody new', { id }),
    ),
  ]);
}

/** After "Somebody new". */
export function keptAsNew(id: string): Message {
  const line = 'Somebody new, then. Nothing was changed.';
  return { ...sentence(line), blocks: [section(line), actions(openCustomer.element('Open', { id }))] };
}
