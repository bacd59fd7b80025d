import type { Button, KnownBlock, Overflow } from '@slack/types';
import { dayInWords } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { addVoiceTo, editIt, logOne, more, takeIt, undoIt, undoVisit } from './actions.ts';
import { type Conversation, waitsForOwner } from './conversation.ts';
import { wasFirst } from './first-views.ts';
import { type LoopPart, NO_LOOP } from './loop-views.ts';
import type { Reader, Reading, Rights } from './reading.ts';
import type { LastAct } from './steps-taken.ts';
import { outlineParts, ownerDeadline, shortName, storyBlocks, storyInOneBreath, WORDS_SHOWN } from './story-views.ts';
import { type HeardVoices, NO_VOICES, voicesOnRecord } from './voice-views.ts';
import { anotherSaidThis, LEVEL_WORDS, logWhatTheySaid, withArticle } from './wording.ts';

/** "Heard. #12 · Maarit, Acme Oy · We fell short. It needs an owner by …" Only to whoever logged it; "Saved." to whoever edited it. */
export function receipt(
  deed: 'Heard' | 'Saved',
  conversation: Conversation,
  reader: Reader,
  rights: Rights,
  loop: LoopPart = NO_LOOP,
): Message {
  const { number, level } = conversation;
  const line: Part[] = [
    `${deed}. #${number} · `,
    richText(shortName(conversation), { bold: true }),
    ` · ${LEVEL_WORDS[level]}. `,
    ...whatFollows(conversation, reader),
  ];
  return message(spoken(line), [
    richLine(...line),
    richLine(...whoReads(conversation, reader)),
    ...receiptButtons(conversation, rights, loop),
  ]);
}

/** The record itself, for whoever may read it. `heard`: who else said it, as far as this person may know */
export function record(
  conversation: Conversation,
  reader: Reader,
  rights: Rights,
  { heard = NO_VOICES, loop = NO_LOOP }: { readonly heard?: HeardVoices; readonly loop?: LoopPart } = {},
): Message {
  return message(`#${conversation.number}: ${storyInOneBreath(conversation, reader)}`, [
    ...storyBlocks(conversation, reader, WORDS_SHOWN.alone),
    ...voicesOnRecord(conversation, heard, reader),
    richLine(
      `#${conversation.number} · `,
      ...whatFollows(conversation, reader),
      ' ',
      ...whoReads(conversation, reader),
    ),
    ...loop.steps,
    ...buttons(conversation, rights),
    ...(loop.elements.length > 0 ? [actions(...loop.elements)] : []),
  ]);
}

/** What remains visible of a record whose words this person may not read. */
export function outline(conversation: Conversation, reading: Reading, { elements }: LoopPart = NO_LOOP): Message {
  const line = outlineParts(conversation, reading);
  return message(spoken(line), [richLine(...line), ...(elements.length > 0 ? [actions(...elements)] : [])]);
}

/** After somebody took one. */
export function taken(conversation: Conversation, { now, zone }: Reading): Message {
  const at = dateElement(now, 'time', zone);
  const line: Part[] = [`✓ #${conversation.number} · ${shortName(conversation)}: you took it at `, at, '.'];
  return message(spoken(line), [
    richLine(...line),
    actions(undoVisit.element('Undo', { id: conversation.id, at: now.getTime() })),
  ]);
}

/** After a second press of Take it. */
export function yoursAlready({ number }: Conversation): Message {
  return said(`#${number} is yours already.`);
}

/** Somebody else was first. */
export function tooLate(conversation: Conversation, last: LastAct | null, zone: string): Message {
  const first: Part[] = last ? wasFirst(conversation, last, zone) : [`#${conversation.number} waits for nobody`];
  return said(...first, '. Nothing is left for you to do.');
}

/** After Undo. */
export function undone({ number }: Conversation): Message {
  const line = `#${number} is undone. Nothing of it was kept.`;
  return message(line, [section(line), actions(logOne.element('Log another', {}))]);
}

/** The same whether it never existed or is none of this person's business: a number must not tell. */
export function noSuchRecord(number: number): Message {
  return said(`There is no #${number} that you may read.`);
}

/** Examples, with the command's name as it is installed here. */
export function heardHelp(typed: string, noun: Noun, unclear?: string): Message {
  const start =
    unclear === undefined
      ? `What did ${withArticle(noun.one)} say?`
      : `I don’t know what “${cutOnWord(unclear, 60)}” means here.`;
  const examples = [
    mrkdwn`\`${typed}\`  opens the form`,
    mrkdwn`\`${typed} Acme: the export times out every Monday\`  opens it filled in`,
    mrkdwn`\`${typed} Maarit, Acme Oy: thank you for calling back\`  names the person too`,
    mrkdwn`\`${typed} 12\`  shows #12; \`${typed} take 12\` makes it yours; \`${typed} edit 12\` and \`${typed} delete 12\` change it`,
    mrkdwn`\`${typed} assign 12 @colleague\`  gives it an owner; \`${typed} answered 12\`, and so \`share\`, \`learn\`, \`close\`, \`wait\`, \`spoke\` and \`reopen\`, say how it goes on`,
    mrkdwn`\`${typed} list mine unanswered last 30 days\`  lists; also by \`customer\`, \`kind\` or level (\`fell short\`, \`wow\`)`,
    mrkdwn`\`${typed} customer Acme\`  opens the page of one of them: what they said, who knows them`,
    mrkdwn`\`${typed} search export monday\`  finds words, the best first`,
    mrkdwn`\`${typed} quiet\`  names those whom nobody has heard from for long`,
  ];
  return message(`${start} Try ${typed}, or ${typed} 12.`, [
    section(start),
    section(joinMrkdwn(examples, '\n')),
    context('On any message: More actions → Add to customer voice.'),
    actions(logOne.element(logWhatTheySaid(noun.one), {}, { style: 'primary' })),
  ]);
}

function whatFollows(conversation: Conversation, reader: Reader): Part[] {
  const { zone, memberId } = reader;
  const { stage, owner, dueAt, answeredAt, waitingSince } = conversation;
  if (waitsForOwner(conversation)) return ['It ', ...(dueAt ? ownerDeadline(dueAt, reader) : ['needs an owner']), '.'];
  if (stage === 'assigned') {
    const owns = owner?.id === memberId ? 'You own it.' : `${owner?.name ?? 'Somebody'} owns it.`;
    if (waitingSince !== null) return [`${owns} ${whileWaiting(conversation)}`];
    return dueAt ? [`${owns} Answer by `, dateElement(dueAt, 'date and time', zone), '.'] : [owns];
  }
  if (stage === 'closed') return ['Closed; no meeting hears it.'];
  if (answeredAt) return ['Answered ', dateElement(answeredAt, 'date', zone), '; it may open a meeting.'];
  return ['Nothing to answer; it may open a meeting.'];
}

function whileWaiting({ customer, waitingUntil }: Conversation): string {
  const until = waitingUntil === '' ? '' : ` until ${dayInWords(waitingUntil)}`;
  return `We wait for the ${customer.noun}${until}; the clock stands still.`;
}

function whoReads({ audience, placeId, hearer }: Conversation, { memberId, isPlaceVisible }: Reader): Part[] {
  if (audience === 'everyone') return ['Everyone but guests may read it.'];
  const knowers = `${hearer.id === memberId ? 'you' : hearer.name} and its owner`;
  if (!isChannel(placeId)) return [`Only ${knowers} may read it.`];
  if (isPlaceVisible) return ['Only the people of ', channelElement(placeId), ' may read it.'];
  return [`Only ${knowers} may read it, because I am not in `, channelElement(placeId), '.'];
}

/** Direct messages have no name that others could read. */
function isChannel(placeId: string): boolean {
  return /^[CG]/.test(placeId);
}

/** The customer first: who answers. Then what was logged. */
function receiptButtons(conversation: Conversation, rights: Rights, { assign }: LoopPart): KnownBlock[] {
  const { id } = conversation;
  const elements = [
    ...(rights.take ? [takeIt.element('Take it myself', { id }, { style: 'primary' })] : []),
    ...(assign ? [assign] : []),
    ...(rights.edit ? [editIt.element('Edit', { id })] : []),
    ...(rights.undo ? [undoIt.element('Undo', { id })] : []),
    ...(rights.addVoice ? [addVoiceTo.element(anotherSaidThis(conversation), { id })] : []),
  ];
  const menu = menuOf(id, { ...rights, edit: false });
  return elements.length > 0 || menu ? [actions(...elements, ...(menu ? [menu] : []))] : [];
}

function buttons(conversation: Conversation, rights: Rights): KnownBlock[] {
  const { id } = conversation;
  const elements: Button[] = [
    ...(rights.take ? [takeIt.element('Take it', { id }, { style: 'primary' })] : []),
    ...(rights.addVoice ? [addVoiceTo.element(anotherSaidThis(conversation), { id })] : []),
    ...(rights.undo ? [undoIt.element('Undo', { id })] : []),
    ...(rights.edit && !rights.undo ? [editIt.element('Edit', { id })] : []),
  ];
  const menu = menuOf(id, rights);
  return elements.length > 0 || menu ? [actions(...elements, ...(menu ? [menu] : []))] : [];
}

/** For the first minutes Undo is at hand, and Edit is behind the dots; afterwards Edit, with Delete behind them. */
function menuOf(id: string, rights: Rights): Overflow | null {
  return more.element([
    ...(rights.edit && rights.undo ? [{ text: 'Edit', value: { act: 'edit' as const, id } }] : []),
    ...(rights.delete ? [{ text: 'Same as another one…', value: { act: 'join' as const, id } }] : []),
    ...(rights.release ? [{ text: 'Release for a meeting…', value: { act: 'release' as const, id } }] : []),
    ...(rights.delete && !rights.undo ? [{ text: 'Delete', value: { act: 'delete' as const, id } }] : []),
  ]);
}
