import { actions, richLine, richText } from '../../slack/blocks.ts';
import { andMore, cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, spoken } from '../../slack/spoken.ts';
import { pauseNow, resumeIt } from './actions.ts';
import type { ChannelNews } from './channel-news.ts';
import type { Opener } from './opener.ts';

type Named = Pick<Opener, 'id' | 'name'>;

const MOST_NAMED = 3;

/** What has changed with a channel, for the host of these openers in it: they go on, unless the host has them pause. */
export function channelNewsMessage(channelId: string, hosted: readonly Named[], news: readonly ChannelNews[]): Message {
  const place = channelElement(channelId);
  const { shown, more } = andMore(hosted, MOST_NAMED);
  const names: Part[] = shown.flatMap(({ name }, index) => [
    ...(index === 0 ? [] : [', ']),
    richText(name, { bold: true }),
  ]);
  const openers = [...names, ...(more ? [` ${more}`] : [])];
  const lines = news.map((one) => WORDS[one](place, openers));
  const pauses = shown.map(({ id, name }) => pauseNow.element(cutOnWord(`Pause ${name}`, 70), { id }));
  return message(spoken(lines.flatMap((line, index) => (index === 0 ? line : [' ', ...line]))), [
    ...lines.map((line) => richLine(...line)),
    // Slack takes an action once in a block.
    ...(news.includes('guests_joined') ? pauses.map((pause) => actions(pause)) : []),
  ]);
}

const WORDS: { readonly [News in ChannelNews]: (place: Part, openers: readonly Part[]) => Part[] } = {
  renamed: (place, openers) => [...openers, ': the channel is called ', place, ' now. Nothing else changes.'],
  made_private: (place, openers) => [
    ...openers,
    ': ',
    place,
    ' is private now. The posts go on, and only its people read them.',
  ],
  made_public: (place, openers) => [
    ...openers,
    ': ',
    place,
    ' is public now. The posts go on, and everyone here can read them.',
  ],
  guests_joined: (place, openers) => [
    'Guests are in ',
    place,
    ' now: they read what is posted there for ',
    ...openers,
    '. The posts go on unless you pause them.',
  ],
};

/** After Pause, pressed in that message. */
export function pausedNow(opener: Named): Message {
  const line: Part[] = [richText(opener.name, { bold: true }), ' rests until somebody resumes it.'];
  return message(spoken(line), [richLine(...line), actions(resumeIt.element('Resume', { id: opener.id }))]);
}
