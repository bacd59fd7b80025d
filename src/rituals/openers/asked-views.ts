import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { actions, richLine, richText } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { type Part, said, spoken } from '../../slack/spoken.ts';
import type { MorningLine } from '../morning.ts';
import { askAgain, askedMenu, logForMeeting, notThisTime, tellMore, tellNew } from './actions.ts';
import type { Question, Standing } from './asked-line.ts';
import type { Opener } from './opener.ts';

interface Asked {
  readonly opener: Opener;
  readonly startsAt: Date;
  readonly question: Question;
  readonly standing: Standing;
  /** How many conversations the meeting would show, and how many it wants. */
  readonly found: number;
  readonly wanted: number;
}

/** One meeting's line in somebody's morning: a question with its buttons, or what became of it. */
export function askedLine(asked: Asked): MorningLine {
  const line = asked.standing.kind === 'open' ? questionLine(asked) : outcomeLine(asked, asked.standing);
  return { spoken: spoken(line), blocks: [richLine(...line), ...answers(asked)] };
}

function questionLine({ opener, startsAt, question, found, wanted }: Asked): Part[] {
  const name = richText(opener.name, { bold: true });
  const when = dateElement(startsAt, 'date and time', opener.zone);
  const room = found < wanted ? ` It has ${roomLeft(found, wanted)}.` : '';
  switch (question.kind) {
    case 'story':
      return [
        name,
        ' meets ',
        when,
        found === 0 ? ' and has no new story yet.' : ` and has ${storiesFound(found, wanted)}.`,
      ];
    case 'more':
      return [name, ` may hear #${question.number} `, when, `. Will you tell more about it?${room}`];
    case 'turn':
      return [name, ' meets ', when, `. Will you tell more of what you hear? It is your turn.${room}`];
  }
}

const NUMBERS = ['no', 'one', 'two', 'three'] as const;

/** "one new story and room for two" */
function storiesFound(found: number, wanted: number): string {
  return `${NUMBERS[found] ?? found} new ${found === 1 ? 'story' : 'stories'} and ${roomLeft(found, wanted)}`;
}

function roomLeft(found: number, wanted: number): string {
  return `room for ${NUMBERS[wanted - found] ?? wanted - found}${found === 0 ? '' : ' more'}`;
}

function outcomeLine({ opener, startsAt }: Asked, standing: Exclude<Standing, { kind: 'open' }>): Part[] {
  const name = richText(opener.name, { bold: true });
  const when = dateElement(startsAt, 'date and time', opener.zone);
  switch (standing.kind) {
    case 'willing':
      return [
        '✓ ',
        name,
        ', ',
        when,
        standing.number === null ? ': you tell more.' : `: you tell more about #${standing.number}.`,
      ];
    case 'declined':
      return ['✓ ', name, ', ', when, ': not this time.'];
    case 'logged':
      return ['✓ ', name, ', ', when, `: you logged #${standing.number}.`];
    case 'enough':
      return ['✓ ', name, ', ', when, ': it has enough to hear by now.'];
    case 'begun':
      return [name, ' has begun, ', when, '.'];
    case 'off':
      return [name, ' does not meet then any more, ', when, '.'];
  }
}

function answers({ opener, startsAt, question, standing, found, wanted }: Asked): KnownBlock[] {
  if (standing.kind !== 'open') return [];
  const value = { id: opener.id, at: startsAt.getTime() };
  const about = (verb: string) => ({ label: `${verb}: ${opener.name}` });
  const tell = question.kind === 'story' ? tellNew : tellMore;
  const menu = askedMenu.element([{ text: 'Don’t ask me again', value: { ...value, act: 'mute' } }]);
  const elements: ActionsBlockElement[] = [
    ...(question.kind === 'story'
      ? [logForMeeting.element('Log one', value, { style: 'primary', ...about('Log one') })]
      : []),
    tell.element('I will tell it', value, {
      ...(question.kind === 'story' ? {} : { style: 'primary' as const }),
      ...about('I will tell it'),
    }),
    ...(question.kind !== 'story' && found < wanted ? [logForMeeting.element('Log one', value, about('Log one'))] : []),
    notThisTime.element('Not this time', value, about('Not this time')),
    ...(menu ? [menu] : []),
  ];
  return [actions(...elements)];
}

/** After "Don’t ask me again". */
export function askedNoMore(): Message {
  const line = 'I won’t ask you before meetings any more.';
  return message(line, [richLine(line), actions(askAgain.element('Ask me again', {}))]);
}

export function askedAgain(): Message {
  return said('I will ask you again, the working day before a meeting, when it wants something.');
}
