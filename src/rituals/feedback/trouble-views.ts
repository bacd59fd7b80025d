import type { Noun } from '../../settings/settings.ts';
import { context, richLine } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, spoken } from '../../slack/spoken.ts';
import type { LoopChannelNews } from './channel-seen.ts';
import type { Purpose } from './purpose.ts';

const WHAT: Readonly<Record<Purpose, string>> = {
  triage: 'What needs an answer has no card any more in ',
  share: 'Answers are no longer told to everyone in ',
  ideas: 'What became of ideas is no longer told in ',
  champion: 'Who is customer champion is no longer told in ',
};

const MEANWHILE: Readonly<Record<Purpose, () => string>> = {
  triage: () => 'Until then hosts of meetings hear who waits.',
  share: () => 'Until then only meetings hear of them.',
  ideas: () => 'Until then it stands on the ideas only.',
  champion: () => `Until then whoever types ${typed('/champion')} sees it.`,
};

/** To an admin: what does not reach its channel, why, and the way out. @param why Slack's refusal in words, where there are any */
export function channelTroubleNews(facts: {
  readonly channelId: string;
  readonly purpose: Purpose;
  readonly code: string;
  readonly why: string | null;
  /** What the workspace calls those it serves. */
  readonly noun: Noun;
}): Message {
  const { channelId, purpose, code, why, noun } = facts;
  const reason =
    code === 'shared_channel'
      ? `It is shared with another organisation, which would read what ${noun.many} said.`
      : (why ?? 'Slack refused it, and my log says why.');
  const line: Part[] = [WHAT[purpose], channelElement(channelId), `. ${reason}`];
  const way = `Choose another channel in ${typed('/chair setup')}, or mend this one. ${MEANWHILE[purpose]()}`;
  return message(spoken([...line, ` ${way}`]), [richLine(...line), context(way)]);
}

const READ: Readonly<Record<Purpose, string>> = {
  triage: 'the cards of what needs an answer',
  share: 'the answers that are told to everyone',
  ideas: 'the ideas that are posted there',
  champion: 'who is champion',
};

const NEWS: Readonly<
  Record<LoopChannelNews, { readonly line: (place: Part, what: string) => Part[]; readonly unwanted: string }>
> = {
  guests_joined: {
    line: (place, what) => ['Guests are in ', place, ` now: they read ${what}.`],
    unwanted: 'if guests should not read them',
  },
  made_private: {
    line: (place, what) => [place, ` is private now: only its people read ${what}.`],
    unwanted: 'if others should read them, too',
  },
  made_public: {
    line: (place, what) => [place, ` is public now: everyone here can read ${what}.`],
    unwanted: 'if fewer people should read them',
  },
};

/** To an admin: from now on others read what stands in one of the loop's channels, or fewer people do. */
export function loopChannelMessage(channelId: string, purpose: Purpose, news: LoopChannelNews): Message {
  const { line: words, unwanted } = NEWS[news];
  const line = words(channelElement(channelId), READ[purpose]);
  const way = `The posts go on. Choose another channel in ${typed('/chair setup')} ${unwanted}.`;
  return message(spoken([...line, ` ${way}`]), [richLine(...line), context(way)]);
}
