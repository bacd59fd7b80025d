import { dayInWords } from '../../schedule/describe-recurrence.ts';
import { context, divider, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { type Message, message } from '../../slack/message.ts';
import { said } from '../../slack/spoken.ts';
import type { Reading } from '../conversations/index.ts';
import { type Worklist, worklistBlocks, worklistInWords } from './worklist-views.ts';

/** What whoever stands in finds: for whom, until when, and what waits. */
export function substituteBrief(facts: {
  readonly holder: string;
  /** The last of the days (YYYY-MM-DD). */
  readonly toDate: string;
  readonly list: Worklist;
  readonly reading: Reading;
}): Message {
  const { holder, toDate, list, reading } = facts;
  const line = `You stand in for ${holder} as customer champion, ${dayInWords(toDate)} included.`;
  const waits = worklistInWords(list);
  return message(`${line} ${waits === '' ? 'Nothing waits for you' : waits}.`, [
    section(line),
    divider(),
    ...worklistBlocks(list, reading),
    context(`${typed('/champion')} shows this at any time. Until then you hear what waits too long.`),
  ]);
}

/** In its place when the holder has the role again. */
export function stoodIn(): Message {
  return said('✓ You stood in as customer champion. Thank you.');
}
