import type { KnownBlock } from '@slack/types';
import type { OccurrenceState } from '../../schedule/occurrence.ts';
import { actions, richLine, richText } from '../../slack/blocks.ts';
import { sentenceFor } from '../../slack/channel-errors.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { absenceParts } from './absence-views.ts';
import { postItNow } from './actions.ts';
import { absenceOf } from './meetings.ts';
import { NOT_RUNNING, unreachableFor } from './missed.ts';
import type { Opener } from './opener.ts';

/** One meeting, or a post that somebody asked for, and what became of it. */
export interface LogLine {
  /** Null where nothing was kept of it. */
  readonly occurrenceId: string | null;
  readonly at: Date;
  readonly state: OccurrenceState;
  readonly reason: string;
  /** The post's address. */
  readonly link: string | null;
  readonly isOnRequest: boolean;
}

/** What became of an opener's last meetings, the latest first. */
export function openerLog(
  opener: Opener,
  lines: readonly LogLine[],
  facts: { readonly mayRun: boolean; readonly botName: string },
): Message {
  const name = richText(opener.name, { bold: true });
  const title: Part[] =
    lines.length === 0
      ? [name, ' has had no meeting since it was set up.']
      : ['The last meetings of ', name, ' in ', channelElement(opener.channelId), ':'];
  const told = lines.map((line): Part[] => [
    dateElement(line.at, 'date and time', opener.zone),
    ': ',
    ...outcome(line, opener, facts.botName),
  ]);
  return message(joinMrkdwn([title, ...told].map(spoken), '\n'), [
    richLine(...title),
    ...lines.flatMap((line, index) => [richLine(...(told[index] ?? [])), ...mend(line, opener, facts.mayRun)]),
  ]);
}

function mend({ occurrenceId, state, isOnRequest }: LogLine, { id }: Opener, mayRun: boolean): KnownBlock[] {
  const isOpen = state === 'missed' || state === 'failed';
  if (!mayRun || occurrenceId === null || isOnRequest || !isOpen) return [];
  return [actions(postItNow.element('Post it now', { id, occurrenceId }))];
}

function outcome(line: LogLine, opener: Opener, botName: string): Part[] {
  const { state, reason, link, isOnRequest } = line;
  switch (state) {
    case 'posted':
      return [isOnRequest ? 'posted on request' : 'posted', ...(link ? [' · ', linkTo(link)] : [])];
    case 'planned':
    case 'posting':
      return ['on its way'];
    case 'silent':
      return ['silent: ', whySilent(reason, opener, botName)];
    case 'missed':
      return ['missed: ', whyMissed(reason, botName)];
    case 'failed':
      return reason === 'unknown'
        ? ['nobody can say whether it was posted: Slack gave no answer. Look there before you post it.']
        : ['not posted: ', refusal(reason, opener, botName)];
    case 'cancelled': {
      const absence = absenceOf(reason);
      return absence ? absenceParts(absence, opener.zone) : ['no meeting'];
    }
  }
}

function linkTo(url: string): Part {
  return { type: 'link', url, text: 'see it' };
}

function whySilent(reason: string, opener: Opener, botName: string): string {
  if (reason === 'empty') return 'I had nothing new for this channel.';
  if (reason === 'shared_channel')
    return 'the channel is shared with another organisation, and what people told you stays inside yours.';
  return refusal(reason, opener, botName);
}

function whyMissed(reason: string, botName: string): string {
  const code = unreachableFor(reason);
  if (code !== null) return `I could not reach Slack before the meeting was over (${code}).`;
  switch (reason) {
    case NOT_RUNNING:
      return `${botName} was not running, or its database was away, until the meeting was over.`;
    case 'rate_limited':
      return 'Slack asked me to wait, until the meeting was over.';
    case 'not_written':
      return 'I could not write the post. Your admin finds why in my log.';
    case 'too_slow':
      return 'I was not ready before the meeting was over.';
    default:
      return 'I could not post before the meeting was over.';
  }
}

function refusal(code: string, opener: Opener, botName: string): string {
  return sentenceFor(code, opener.channelName, botName) ?? `Slack refused it (${code}).`;
}
