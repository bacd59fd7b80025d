import { actions, richLine } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { dateElement } from '../../slack/dates.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { decideOn, openIdea, undoDecision } from './actions.ts';
import type { Idea, Status } from './idea.ts';
import { titleOf } from './idea-views.ts';
import { STATUS_WORDS } from './wording.ts';

/** What somebody did, and when, as it stands in the history. */
interface Last {
  readonly actor: { readonly name: string } | null;
  readonly at: Date;
  readonly act: string;
}

/** After a reviewer's step: what it is now, who hears of it, and a way back. */
export function stepTaken(
  { idea, eventId, act }: { readonly idea: Idea; readonly eventId: string; readonly act: string },
  /** Where everybody hears that it is done; "" where nobody does. */
  toldIn: string,
): Message {
  const { id, number } = idea;
  const line: Part[] = [
    `${stepWords(act, idea)} Whoever sent it hears that in their next morning.`,
    ...(act === 'done' ? everybodyHears(idea, toldIn) : []),
  ];
  return message(spoken(line), [
    richLine(...line),
    actions(
      ...(act === 'acknowledged' ? [decideOn.element('Decide…', { id }, { label: `Decide on #${number}` })] : []),
      undoDecision.element('Undo', { id: eventId }, { label: `Undo on #${number}` }),
      openIdea.element('Open', { id }, { label: `Open #${number}` }),
    ),
  ]);
}

function everybodyHears({ audience }: Idea, toldIn: string): Part[] {
  if (toldIn !== '') return [' Everybody hears it in ', channelElement(toldIn), '.'];
  if (audience === 'confined') return [' It belongs to the people of a channel, so nobody else is told.'];
  return [
    ` No channel for ideas is chosen in ${typed('/chair setup')}, so everybody else reads it in ${typed('/idea list done')}.`,
  ];
}

function stepWords(act: string, { number, owner }: Idea): string {
  switch (act) {
    case 'acknowledged':
      return `#${number} is marked as read.`;
    case 'reopened':
      return `#${number} is open again.`;
    case 'owner_given':
      return `#${number} is ${owner?.name ?? 'nobody'}’s now.`;
    case 'exploring':
    case 'doing':
      return `#${number} is ${STATUS_WORDS[act]} now.${owner === null ? '' : ` ${owner.name} owns it.`}`;
    default:
      return `#${number} is ${STATUS_WORDS[asStatus(act)]} now.`;
  }
}

function asStatus(act: string): Status {
  return act === 'exploring' || act === 'doing' || act === 'declined' || act === 'done' || act === 'merged'
    ? act
    : 'new';
}

const DONE_WORDS: Readonly<Record<string, (number: number, who: string, whole: string) => string>> = {
  acknowledged: (number, who) => `${who} marked #${number} as read`,
  exploring: (number, who) => `${who} said that #${number} is explored`,
  doing: (number, who) => `${who} said that #${number} is done next`,
  declined: (number, who) => `${who} declined #${number}`,
  done: (number, who) => `${who} said what came of #${number}`,
  reopened: (number, who) => `${who} took #${number} up again`,
  owner_given: (number, who) => `${who} gave #${number} an owner`,
  merged: (number, who, whole) => `${who} made #${number} part of ${whole}`,
};

const FORMER = 'A former colleague';

/** To whoever came second: "Priya declined #34 (today at 10:02). Nothing was changed." */
export function tooLateToStep({ number, id, status, mergedInto }: Idea, last: Last | null, zone: string): Message {
  const whole = mergedInto === null ? 'another idea' : `#${mergedInto.number}`;
  const told = last === null ? undefined : DONE_WORDS[last.act]?.(number, last.actor?.name ?? FORMER, whole);
  const shown = mergedInto ?? { id, number };
  const line: Part[] =
    last === null || told === undefined
      ? [`#${number} is ${STATUS_WORDS[status]} by now. Nothing was changed.`]
      : [`${told} (`, dateElement(last.at, 'date and time', zone), '). Nothing was changed.'];
  if (mergedInto !== null) line.push(` What is decided on ${whole} counts for both.`);
  return message(spoken(line), [
    richLine(...line),
    actions(openIdea.element('Open', { id: shown.id }, { label: `Open #${shown.number}` })),
  ]);
}

/** After an author's answer. */
export function answerSent({ number }: Idea): Message {
  return said(`Sent. The reviewers read it in their next morning, and beside #${number}.`);
}

/** After an author let everybody read why. */
export function whyPublished({ number }: Idea): Message {
  return said(`Why #${number} was declined can be read by everybody who may read the idea.`);
}

/** After a step was undone. */
export function stepUndone({ id, number, status }: Idea): Message {
  const line = `Undone. #${number} is ${STATUS_WORDS[status]}, as before.`;
  return message(line, [richLine(line), actions(openIdea.element('Open', { id }, { label: `Open #${number}` }))]);
}

/** After an idea became part of another. */
export function mergedNow({
  idea,
  into,
  eventId,
}: {
  readonly idea: Idea;
  readonly into: Idea;
  readonly eventId: string;
}): Message {
  const line = `#${idea.number} is part of #${into.number} now: ${titleOf(into)}. Votes and linked words count for both together.`;
  return message(line, [
    richLine(line),
    actions(
      undoDecision.element('Undo', { id: eventId }, { label: `Undo on #${idea.number}` }),
      openIdea.element('Open', { id: into.id }, { label: `Open #${into.number}` }),
    ),
  ]);
}
