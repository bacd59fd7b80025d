import { actions, richLine, richText } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { logOne } from '../conversations/index.ts';
import { joinChannel } from './actions.ts';
import type { ChannelTrouble, Opener, Opening } from './opener.ts';

/** What a person reads after asking for a post now. */
export function runReceipt(opener: Opener, opening: Opening, botName: string): Message {
  const place = channelElement(opener.channelId);
  const name = richText(opener.name, { bold: true });
  switch (opening.kind) {
    case 'post':
    case 'on_its_way':
    case 'somebody_else_did':
      return said(name, ' is on its way to ', place, '.');
    case 'posted_already':
      return said(name, ' stands in ', place, ' already.');
    case 'removed':
      return said(name, ' was removed meanwhile. Nothing is posted.');
    case 'missed':
    case 'failed':
      return said(name, ' could not be posted in ', place, `. ${opener.host.name}, who hosts it, hears why.`);
    case 'silent':
      return opening.reason === 'empty' ? nothingNew(place) : noWayIn(opener, place, opening.reason, botName);
  }
}

function nothingNew(place: Part): Message {
  const line = ['Nothing is posted: ', ...nothingNewFor(place)];
  return message(spoken(line), [richLine(...line), actions(logOne.element('Log one', {}, { style: 'primary' }))]);
}

/** Why a channel hears nothing, and what would change that. */
export function nothingNewFor(place: Part): Part[] {
  return ['I have nothing new for ', place, '. Log what somebody told you, or answer one who waits.'];
}

function noWayIn(opener: Opener, place: Part, trouble: ChannelTrouble, botName: string): Message {
  const line = ['I can’t post in ', place, WHY[trouble](botName)];
  const mayJoin = trouble === 'not_in_channel';
  const join = joinChannel.element('Let me join', { id: opener.id }, { style: 'primary' });
  return message(spoken(line), [richLine(...line), ...(mayJoin ? [actions(join)] : [])]);
}

const WHY: { readonly [Trouble in ChannelTrouble]: (botName: string) => string } = {
  not_in_channel: (botName) => `: I am not in it. Type /invite @${botName} there, or let me join.`,
  channel_not_found: (botName) => `: it is gone, or private and I am not in it. Type /invite @${botName} there.`,
  is_archived: () => ': it is archived. Unarchive it, or set up an opener elsewhere.',
  shared_channel: () => ': it is shared with another organisation, and what people told you stays inside yours.',
};
