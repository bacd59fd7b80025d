import { actions, section } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { nominateOne, seeNext } from './actions.ts';

/** To an admin: the champion can be it no longer. @param facts.holder who has the rest of the term; null for nobody */
export function passedOn({
  former,
  why,
  holder,
}: {
  readonly former: string;
  readonly why: string;
  readonly holder: string | null;
}): Message {
  const after =
    holder === null
      ? 'Nobody can take the rest of the term: the role is vacant until the next one begins.'
      : `${holder}, the next in line, holds the rest of the term and was told.`;
  const line = `${former} was customer champion and ${why}. ${after}`;
  const ways = holder === null ? [nominateOne.element('Nominate somebody', {}, { style: 'primary' })] : [];
  return message(line, [section(line), actions(...ways, seeNext.element('See who is next', {}))]);
}
