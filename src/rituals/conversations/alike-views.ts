import type { Button } from '@slack/types';
import { actions, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { itIs, notThem, openCustomer, somebodyNew } from './actions.ts';
import type { Kept, Near } from './alike.ts';
import type { Customer } from './customer.ts';
import { fullName } from './customer-name.ts';
import { nowOneInWords, partedInWords } from './merge-views.ts';

const NAME_SHOWN = 60;

/** A receipt, with the question who somebody new is where that is not clear. */
export function withQuestion(receipt: Message, near: Near | null): Message {
  if (near === null) return receipt;
  const { about, freshId: id, known } = near;
  const names = known.map((customer) => cutOnWord(fullName(customer), NAME_SHOWN));
  const question = `Is this ${names.join(', ')}, or somebody new?`;
  return message(joinMrkdwn([receipt.text, question], ' '), [
    ...receipt.blocks,
    section(question),
    actions(
      ...known.map((customer, index) => itIs.element(`It is ${names[index] ?? ''}`, { id, into: customer.id, about })),
      somebodyNew.element('Somebody new', { id, about }),
    ),
  ]);
}

/** What somebody answered to that, and what of it can be changed; it stands below the receipt. */
export type Answer =
  | { readonly kind: 'one'; readonly fromId: string; readonly customer: Customer }
  | { readonly kind: 'new'; readonly id: string }
  | { readonly kind: 'parted'; readonly parted: Customer; readonly from: Customer | null };

/** The receipt again, with what was answered. @param receipt null where what it was given for is gone meanwhile */
export function withAnswer(receipt: Message | null, about: Kept, answer: Answer): Message {
  const line = answerInWords(answer);
  const blocks = [section(line), actions(...answerButtons(answer, about))];
  return receipt === null
    ? message(line, blocks)
    : message(joinMrkdwn([receipt.text, line], ' '), [...receipt.blocks, ...blocks]);
}

function answerInWords(answer: Answer): string {
  switch (answer.kind) {
    case 'one':
      return nowOneInWords(answer.customer);
    case 'new':
      return 'Somebody new, then. Nothing was changed.';
    case 'parted':
      return partedInWords(answer.parted, answer.from);
  }
}

function answerButtons(answer: Answer, about: Kept): Button[] {
  switch (answer.kind) {
    case 'one':
      return [
        notThem.element('Part them again', { id: answer.fromId, about }),
        openCustomer.element('Open', { id: answer.customer.id }),
      ];
    case 'new':
      return [openCustomer.element('Open', { id: answer.id })];
    case 'parted':
      return [openCustomer.element('Open', { id: answer.parted.id })];
  }
}
