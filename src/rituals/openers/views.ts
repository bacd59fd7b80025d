import type { Button, KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore, cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { withArticle } from '../conversations/index.ts';
import { goOn, joinChannel, openSettings, removeIt, runNow, setUp, showIt } from './actions.ts';
import type { Opener } from './opener.ts';
import type { OpenerValues } from './opener-form.ts';
import { leadInWords } from './show-views.ts';

/** What a host reads after setting one up. `next`: the instants at which the next posts come. */
export function setUpReceipt(
  opener: Opener,
  facts: {
    readonly noun: Noun;
    readonly next: readonly Date[];
    readonly hasGuests: boolean;
    /** The bot's name where it must still be invited; null where it is in the channel. */
    readonly inviteAs: string | null;
  },
): Message {
  const line: Part[] = [
    ...named(opener),
    ` opens with ${withArticle(facts.noun.one)}: `,
    `${describeRecurrence(opener)}. I post ${leadInWords(opener.leadMinutes)}: `,
    ...inTurn(facts.next.map((instant) => dateElement(instant, 'date and time', opener.zone))),
    '.',
  ];
  return message(spoken(line), [
    richLine(...line),
    ...(facts.hasGuests
      ? [richLine('Guests are in ', channelElement(opener.channelId), ': they will read what is posted there.')]
      : []),
    ...(facts.inviteAs === null ? [] : invitation(opener, facts.inviteAs)),
    actions(
      openSettings.element('More settings', { id: opener.id }),
      showIt.element('See the next dates', { id: opener.id }),
    ),
  ]);
}

function named(opener: Opener): Part[] {
  return [richText(opener.name, { bold: true }), ' in ', channelElement(opener.channelId)];
}

/** "today, then Tuesday, then the Tuesday after" */
function inTurn(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [', then ', part]));
}

/** The way in, where the bot may join by itself. */
function invitation(opener: Opener, botName: string): KnownBlock[] {
  return [
    richLine(
      'I am not in ',
      channelElement(opener.channelId),
      ` yet, so I can’t post there. Type /invite @${botName} there, or let me join.`,
    ),
    actions(joinChannel.element('Let me join', { id: opener.id }, { style: 'primary' })),
  ];
}

/** In the form, for a private channel that the bot cannot see. */
export function inviteFirst(botName: string): Message {
  return said(
    `I can’t see this channel: it is private and I am not in it. Type /invite @${botName} there. `,
    'What you filled in waits for you in a direct message from me, with a button to go on.',
  );
}

/** The same person's direct message: nothing of what they filled in is lost. */
export function goOnLater(values: OpenerValues, botName: string): Message {
  const line: Part[] = [
    'To set up ',
    richText(values.name, { bold: true }),
    ' in ',
    channelElement(values.channel),
    `, type /invite @${botName} there first. Then go on here.`,
  ];
  const filledIn = { ...values, weekdays: values.weekdays && [...values.weekdays] };
  return message(spoken(line), [richLine(...line), actions(goOn.element('Go on', filledIn, { style: 'primary' }))]);
}

/** After the bot joined. */
export function joined(opener: Opener): Message {
  const line = [
    'I am in ',
    channelElement(opener.channelId),
    ' now. ',
    richText(opener.name, { bold: true }),
    ' will open there.',
  ];
  return message(spoken(line), [richLine(...line), actions(runNow.element('Post now', { id: opener.id }))]);
}

const MOST_LISTED = 10;
/** Two blocks each, and some beside them. */
const MOST_IN_MODAL = 45;

export interface Listed {
  readonly opener: Opener;
  /** When its next post comes; null when none is planned. */
  readonly next: Date | null;
  readonly mayRemove: boolean;
  readonly mayRun: boolean;
}

/** The openers this person may know of, each with what they may do. @param typed the command; null where they pressed a button for all of them */
export function openerList(listed: readonly Listed[], typed: string | null, noun: Noun, maySetUp: boolean): Message {
  if (listed.length === 0) return maySetUp ? noOpeners(noun) : said('There is no opener that you may know of.');
  const { shown, more } = andMore(listed, typed === null ? MOST_IN_MODAL : MOST_LISTED);
  const way =
    typed === null ? 'The command “opener show” and a name opens one' : `Name one: ${typed} run Weekly product`;
  return message(`Openers: ${shown.map(({ opener }) => opener.name).join(', ')}`, [
    ...shown.flatMap(listedBlocks),
    ...(more ? [context(`${more}. ${way}`)] : []),
    ...(maySetUp ? [actions(setUp.element('Set up another', {}))] : []),
  ]);
}

function listedBlocks(listed: Listed): KnownBlock[] {
  const { opener, next } = listed;
  const none = opener.pausedAt !== null && opener.pausedUntil === '' ? 'paused' : 'no post coming up';
  const coming: Part[] = next ? ['next post ', dateElement(next, 'date and time', opener.zone)] : [none];
  return [
    richLine(...named(opener), ` · ${describeRecurrence(opener)} · hosted by ${opener.host.name} · `, ...coming),
    actions(showIt.element('Open', { id: opener.id }, { label: `Open ${opener.name}` }), ...openerButtons(listed)),
  ];
}

function openerButtons({ opener, mayRun, mayRemove }: Listed): Button[] {
  return [
    ...(mayRun ? [runNow.element('Post now', { id: opener.id }, { label: `Post ${opener.name} now` })] : []),
    ...(mayRemove ? [removeIt.element('Remove', { id: opener.id }, { confirm: sureToRemove(opener) })] : []),
  ];
}

function sureToRemove(opener: Opener) {
  return {
    title: `Remove ${cutOnWord(opener.name, 60)}?`,
    text: 'No more posts will come. What was said stays.',
    yes: 'Remove',
    no: 'Keep it',
    isDanger: true,
  };
}

function noOpeners({ one }: Noun): Message {
  const line = `No meeting opens with ${withArticle(one)} yet.`;
  return message(line, [section(line), actions(setUp.element('Set one up', {}, { style: 'primary' }))]);
}

/** Asks which one is meant, when a line could mean several. */
export function whichOpener(question: string, meant: readonly Listed[], more: string): Message {
  const { shown, more: hidden } = andMore(meant, MOST_LISTED);
  return message(question, [
    section(question),
    ...shown.flatMap((listed) => [richLine(...named(listed.opener)), actions(...openerButtons(listed))]),
    ...(hidden ? [context(`${hidden}. ${more}`)] : []),
  ]);
}

/** There is none of that name, or none here. */
export function noneMeant(name: string, typed: string): Message {
  const why =
    name === '' ? 'There is no opener yet that you could mean.' : `There is no opener named “${cutOnWord(name, 80)}”.`;
  return said(`${why} Type ${typed} list to see all, or ${typed} new to set one up.`);
}

/** Asks once more, because what was set up is gone afterwards. */
export function sureToRemoveIt(opener: Opener): Message {
  const line = 'Remove this opener? No more posts will come. What was said stays.';
  return message(line, [
    section(line),
    richLine(...named(opener), ` · ${describeRecurrence(opener)}`),
    actions(removeIt.element('Remove', { id: opener.id }, { style: 'danger' })),
  ]);
}

export function removed(opener: Opener): Message {
  return said(...named(opener), ' is removed. No more posts will come.');
}

/** Examples, with the command's name as it is installed here. */
export function openerHelp(typed: string, { one }: Noun, unclear?: string): Message {
  const start =
    unclear === undefined
      ? `An opener puts ${withArticle(one)}’s words at the top of a recurring meeting.`
      : `I don’t know what “${cutOnWord(unclear, 60)}” means here.`;
  const examples = [
    mrkdwn`\`${typed} new\`  sets one up`,
    mrkdwn`\`${typed} list\`  shows all, and when they come next`,
    mrkdwn`\`${typed} run\`  posts this channel’s opener now`,
    mrkdwn`\`${typed} run Weekly product\`  posts one by its name`,
    mrkdwn`\`${typed} preview\`  shows only you what would be posted now, and why`,
    mrkdwn`\`${typed} show\`  shows it, with its next ten dates and all that can be changed`,
    mrkdwn`\`${typed} edit\`  changes day, time, channel and the rest`,
    mrkdwn`\`${typed} skip\`  or \`${typed} move\`  leaves one meeting out, or moves it`,
    mrkdwn`\`${typed} pause until 4 January\`  and \`${typed} resume\`  let it rest`,
    mrkdwn`\`${typed} log\`  tells what became of the last ten meetings`,
    mrkdwn`\`${typed} remove\`  removes this channel’s opener`,
  ];
  return message(`${start} Try ${typed} new.`, [
    section(start),
    section(joinMrkdwn(examples, '\n')),
    actions(setUp.element('Set one up', {}, { style: 'primary' })),
  ]);
}
