import type { KnownBlock } from '@slack/types';
import { actions, context, richLine, section } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import type { Conversation, Reading } from '../conversations/index.ts';
import { seeSteps, turnSteps, turnStepsBack } from './actions.ts';
import type { HistoryLine } from './history.ts';
import { stepLine } from './history-views.ts';

/** A card stays within a screen: of what was done it shows the latest. */
const STEPS_ON_CARD = 6;
/** A record is read on its own. */
const STEPS_ON_RECORD = 20;
const STEPS_ON_PAGE = 40;

type About = Pick<Conversation, 'id' | 'number' | 'customer'>;

/** The latest that was done, one line each, the last at the end. */
export function stepsOnCard(conversation: About, history: readonly HistoryLine[], reading: Reading): KnownBlock[] {
  return linesOf(conversation, history, reading).slice(-STEPS_ON_CARD).map(asBlock);
}

/** All that was done; where that is very much, the latest of it and the way to the whole. */
export function stepsOnRecord(conversation: About, history: readonly HistoryLine[], reading: Reading): KnownBlock[] {
  const lines = linesOf(conversation, history, reading);
  const earlier = lines.length - STEPS_ON_RECORD;
  if (earlier <= 0) return lines.map(asBlock);
  const all = seeSteps.element(
    'See all',
    { id: conversation.id },
    { label: `All that was done with #${conversation.number}` },
  );
  return [section(`${earlier} earlier ${earlier === 1 ? 'step' : 'steps'}`, all), ...lines.slice(earlier).map(asBlock)];
}

/** All that was done, the first of it first; a page of it. @param asked from 0 */
export function stepsPage(
  conversation: About,
  history: readonly HistoryLine[],
  asked: number,
  reading: Reading,
): Message {
  const { id, number } = conversation;
  const lines = linesOf(conversation, history, reading);
  if (lines.length === 0) return said(`Nothing was done with #${number} yet.`);
  const page = Math.max(0, Math.min(asked, Math.ceil(lines.length / STEPS_ON_PAGE) - 1));
  const first = page * STEPS_ON_PAGE;
  const shown = lines.slice(first, first + STEPS_ON_PAGE);
  const last = first + shown.length;
  const turns = [
    ...(page > 0 ? [turnStepsBack.element('Earlier ones', { id, page: page - 1 })] : []),
    ...(last < lines.length ? [turnSteps.element('Next ones', { id, page: page + 1 })] : []),
  ];
  return message(
    joinMrkdwn(
      shown.map((parts) => spoken(['✓ ', ...parts, '.'])),
      ' ',
    ),
    [
      ...shown.map(asBlock),
      ...(turns.length > 0 ? [context(`${first + 1} to ${last} of ${lines.length}`), actions(...turns)] : []),
    ],
  );
}

function linesOf({ customer }: About, history: readonly HistoryLine[], { zone }: Reading): Part[][] {
  return history.flatMap((line) => {
    const parts = stepLine(line, customer.noun, zone);
    return parts === null ? [] : [parts];
  });
}

function asBlock(parts: readonly Part[]): KnownBlock {
  return richLine('✓ ', ...parts);
}
