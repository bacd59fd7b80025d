import { LEVELS, type Level, NEEDS, type Need, SOURCES, type Source } from '../rituals/conversations/conversation.ts';
import { LEVEL_WORDS, NEED_WORDS } from '../rituals/conversations/wording.ts';
import { folded } from './columns.ts';

/** One answer out of a few, in the words a file may use for it. */
export interface Choice<Value extends string> {
  /** What an export writes. */
  readonly names: Readonly<Record<Value, string>>;
  /** Undefined when it is none of them. */
  read(text: string): Value | undefined;
  /** "unmet, met, exceeded" */
  readonly allowed: string;
}

function choice<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  also: Readonly<Record<Value, readonly string[]>>,
): Choice<Value> {
  const byName = new Map(
    values.flatMap((value) => [value, names[value], ...also[value]].map((name) => [folded(name), value])),
  );
  return { names, read: (text) => byName.get(folded(text)), allowed: values.map((value) => names[value]).join(', ') };
}

export const LEVEL: Choice<Level> = choice(
  LEVELS,
  { unmet: 'unmet', met: 'met', exceeded: 'exceeded' },
  {
    unmet: [LEVEL_WORDS.unmet, 'fell short', 'bad', 'negative'],
    met: [LEVEL_WORDS.met, 'delivered', 'good', 'neutral'],
    exceeded: [LEVEL_WORDS.exceeded, 'wow!', 'great', 'delighted'],
  },
);

export const SOURCE: Choice<Source> = choice(
  SOURCES,
  {
    call: 'call',
    ticket: 'ticket',
    survey: 'survey',
    visit: 'visit',
    message: 'message',
    event: 'event',
    other: 'other',
  },
  {
    call: ['phone', 'phone call', 'meeting'],
    ticket: ['support', 'support ticket', 'case'],
    survey: ['nps', 'form'],
    visit: ['on site', 'in person'],
    message: ['e-mail', 'email', 'mail', 'chat', 'slack'],
    event: ['conference', 'fair'],
    other: ['elsewhere'],
  },
);

export const NEED: Choice<Need> = choice(
  NEEDS,
  { needs_answer: 'needs answer', answered_by_me: 'answered', nothing_to_answer: 'nothing to answer' },
  {
    needs_answer: [NEED_WORDS.needs_answer, 'needs an answer', 'open', 'new'],
    answered_by_me: [NEED_WORDS.answered_by_me, 'closed', 'solved', 'done'],
    nothing_to_answer: ['nothing', 'none', 'no answer needed'],
  },
);

export const AUDIENCE: Choice<'everyone' | 'confined'> = choice(
  ['everyone', 'confined'],
  { everyone: 'everyone', confined: 'confined' },
  { everyone: ['all', 'public', 'everyone but guests'], confined: ['private', 'restricted'] },
);
