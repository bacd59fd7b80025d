import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { describeRecurrence } from '../../schedule/describe-recurrence.ts';
import type { Noun } from '../../settings/settings.ts';
import { context, divider, header, section } from '../../slack/blocks.ts';
import { dateToken } from '../../slack/dates.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { mrkdwn } from '../../slack/text.ts';
import {
  addLesson,
  type Conversation,
  seeAndTake,
  storiesBlocks,
  storyInOneBreath,
  WORDS_SHOWN,
} from '../conversations/index.ts';
import {
  doneInAMeeting,
  type Idea,
  ideaInAMeeting,
  makeItAnIdea,
  meetingDoneBlocks,
  meetingIdeaBlocks,
} from '../ideas/index.ts';
import { inMeeting } from './actions.ts';
import type { Opener } from './opener.ts';
import type { Teller } from './telling.ts';

/** What stands in a post. */
export interface PostFacts {
  readonly opener: Opener;
  readonly conversations: readonly Conversation[];
  /** Stories belong to it that its reader may not read: in a preview only. */
  readonly hidesStories: boolean;
  /** What our service is for; "" when nobody said it. */
  readonly purpose: string;
  /** Those who said that they will tell more. */
  readonly tellers: readonly Pick<Teller, 'name'>[];
  /** Ideas that this meeting has not heard of. */
  readonly ideas: readonly Idea[];
  /** How many there are besides. */
  readonly moreIdeas: number;
  /** Ideas that were done since, which nobody was told elsewhere. */
  readonly doneIdeas: readonly Idea[];
  /** How many wait for an owner, whoever may read them; 0 once the meeting is over. */
  readonly waiting: number;
  /** What the workspace calls those who wait. */
  readonly noun: Noun;
  /** Who is customer champion now, by name. */
  readonly champions: readonly string[];
  /** What people of the meeting changed in it, oldest first. */
  readonly changes: readonly { readonly by: string; readonly act: 'another' | 'skipped' }[];
  /** Names the meeting. */
  readonly occurrenceId: string;
  readonly startsAt: Date;
  /** When it should have stood there, and when it did. */
  readonly dueAt: Date;
  readonly postedAt: Date;
  /** Somebody asked for it now, whenever the meeting is. */
  readonly isOnRequest: boolean;
  /** The meeting is over: what is shown stays as it is. */
  readonly isOver: boolean;
  readonly now: Date;
}

/** The opener as it stands in the meeting's channel. */
export function openerPost(facts: PostFacts): Message {
  const {
    opener,
    conversations,
    purpose,
    tellers,
    ideas,
    moreIdeas,
    doneIdeas,
    waiting,
    noun,
    changes,
    isOver,
    occurrenceId,
    now,
  } = facts;
  const title = `The ${noun.one} is in the room · ${opener.name}`;
  const reading = { now, zone: opener.zone };
  const stories = conversations.map((conversation) => storyInOneBreath(conversation, reading));
  const told = tellers.length > 0 ? [tellerLine(tellers.map(({ name }) => name))] : [];
  const steer = (conversation: Conversation) => storyElements(conversation.id, occurrenceId, isOver);
  const waits = waiting > 0 ? [waitingLine(waiting, noun)] : [];
  const proposed = ideas.map((idea) => `A new idea: ${ideaInAMeeting(idea)}`);
  const done = doneIdeas.map((idea) => `Done: ${doneInAMeeting(idea, noun)}`);
  const spokenPurpose = purpose === '' ? [] : [cutOnWord(purpose, PURPOSE_SHOWN)];
  return message([title, ...spokenPurpose, ...stories, ...told, ...done, ...proposed, ...waits].join('\n'), [
    header(title),
    ...(purpose === '' ? [] : [context(cutOnWord(purpose, PURPOSE_SHOWN))]),
    ...(conversations.length === 0 && !facts.hidesStories ? [section('No story is left for this meeting.')] : []),
    ...storiesBlocks(conversations, reading, WORDS_SHOWN.inMeeting, steer),
    ...told.map((line) => section(line)),
    ...meetingDoneBlocks(doneIdeas, noun),
    ...meetingIdeaBlocks(ideas, moreIdeas),
    divider(),
    ...(waiting > 0 ? waitingBlocks(waiting, noun) : []),
    context(...footer(facts)),
    ...(changes.length > 0 ? [context(changes.slice(-CHANGES_SHOWN).map(changeLine).join(' '))] : []),
  ]);
}

const PURPOSE_SHOWN = 300;
const CHANGES_SHOWN = 3;

function footer({ opener, champions, isOnRequest, startsAt, postedAt, dueAt, isOver }: PostFacts) {
  const isLate = postedAt.getTime() - dueAt.getTime() > LATE_MS;
  return [
    `Hosted by ${opener.host.name}`,
    `· ${describeRecurrence(opener)}`,
    isOnRequest ? '· posted on request' : mrkdwn`· starts ${dateToken(startsAt, 'time', opener.zone)}`,
    ...(isLate ? ['· a little late'] : []),
    // Of a meeting that is over, it would be the champion of another day.
    ...(isOver || champions.length === 0 ? [] : [`· customer champion: ${champions.join(' and ')}`]),
    ...(isOver ? [] : ['· talk about it in the thread']),
  ];
}

/** From here on a post says that it is late. */
const LATE_MS = 2 * 60 * 1000;

/** What the people of the meeting can do with one story; once it is over they can still say what was learned. */
function storyElements(id: string, occurrenceId: string, isOver: boolean): readonly ActionsBlockElement[] {
  const menu = isOver
    ? null
    : inMeeting.element([
        { text: 'Show another', value: { a: 'another', o: occurrenceId, c: id } },
        { text: 'Skip in this meeting', value: { a: 'skip', o: occurrenceId, c: id } },
      ]);
  return [
    addLesson.element('What did we learn?', { id }),
    makeItAnIdea.element('Make it an idea', { id }),
    ...(menu ? [menu] : []),
  ];
}

/** "Mikko tells more." */
function tellerLine(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length === 1 ? `${last} tells more.` : `${names.slice(0, -1).join(', ')} and ${last} tell more.`;
}

function changeLine({ by, act }: PostFacts['changes'][number]): string {
  return act === 'another' ? `${by} asked for another story.` : `${by} skipped a story.`;
}

/** "2 customers still wait for an owner. [See and take]" */
export function waitingBlocks(waiting: number, noun: Noun): KnownBlock[] {
  return [section(waitingLine(waiting, noun), seeAndTake.element('See and take', {}))];
}

function waitingLine(waiting: number, { one, many }: Noun): string {
  return waiting === 1 ? `1 ${one} still waits for an owner.` : `${waiting} ${many} still wait for an owner.`;
}
