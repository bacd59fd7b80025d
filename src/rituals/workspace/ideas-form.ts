import { z } from 'zod';
import type { IdeaSettings } from '../../settings/settings.ts';
import { radioField } from '../../slack/choice-fields.ts';
import { defineModal, type ValuesOf } from '../../slack/modals.ts';
import { channelField, peopleField } from '../../slack/pick-fields.ts';
import { numberField, textField } from '../../slack/text-fields.ts';
import { linesOf } from './lines.ts';

const MOST_OUTCOMES = 20;
const MAX_OUTCOME = 40;

const fields = {
  channel: channelField({
    label: 'Channel for ideas',
    hint: 'Each new one is posted there, and talked about in its thread. Empty: in none.',
    startsEmpty: true,
  }).or(''),
  reviewers: peopleField({
    label: 'Reviewers',
    hint: 'They hear what waits for an answer. Empty: admins do.',
  }).or(null),
  acknowledge: numberField({
    label: 'Working days until the reviewers have read it',
    hint: 'Whoever sends an idea is told this date.',
    min: 1,
    max: 60,
  }),
  decide: numberField({ label: 'Working days until it is decided', min: 1, max: 250 }),
  nameless: radioField({
    label: 'May ideas be sent without a name?',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes: nobody is shown it, and answers still reach whoever sent it' },
    ],
    hint: 'Whoever runs the database could still find out. The form says so.',
  }),
  aim: numberField({
    label: 'How many ideas a year do you aim at?',
    hint: 'Stands beside how many there were, in the figures of the year. Empty: no aim.',
    min: 1,
    max: 1_000_000,
  }).or(null),
  outcomes: textField({
    label: 'What can come of an idea?',
    hint: `One a line, at most ${MOST_OUTCOMES}. Chosen when an idea is done.`,
    lines: 'many',
    missing: 'Name at least one.',
  }),
};

const CHAMPION_ELSE =
  'They hear what waits for an answer. Empty: the customer champion does; while there is none, admins.';

export type IdeasValues = ValuesOf<typeof fields>;

/** How ideas are answered. */
export const ideasForm = defineModal({
  callbackId: 'workspace.ideas',
  title: 'Ideas',
  submit: 'Save',
  metadata: z.object({ goesRound: z.boolean().default(false) }),
  fields,
  layout: ({ goesRound }) => ({ hints: goesRound ? { reviewers: CHAMPION_ELSE } : {} }),
});

/** The settings as the form shows them. */
export function ideasValues(ideas: IdeaSettings): IdeasValues {
  const { channelId, reviewerIds, acknowledgeWithin, decideWithin, allowsNameless, yearlyAim, outcomes } = ideas;
  return {
    channel: channelId,
    reviewers: reviewerIds.length > 0 ? reviewerIds : null,
    acknowledge: acknowledgeWithin,
    decide: decideWithin,
    nameless: allowsNameless ? 'yes' : 'no',
    aim: yearlyAim,
    outcomes: outcomes.join('\n'),
  };
}

/** What is wrong, a sentence per field. */
export function validateIdeas({
  acknowledge,
  decide,
  outcomes,
}: IdeasValues): Partial<Record<keyof IdeasValues, string>> {
  const lines = linesOf(outcomes);
  const long = lines.find((line) => [...line].length > MAX_OUTCOME);
  return {
    ...(decide < acknowledge ? { decide: 'An idea is read before it is decided: not fewer days than above.' } : {}),
    ...(lines.length > MOST_OUTCOMES ? { outcomes: `At most ${MOST_OUTCOMES}; there are ${lines.length}.` } : {}),
    ...(long === undefined ? {} : { outcomes: `“${long}” is too long: one takes ${MAX_OUTCOME} characters.` }),
  };
}

/** The form's answers as settings. */
export function toIdeaSettings(values: IdeasValues): IdeaSettings {
  return {
    channelId: values.channel,
    reviewerIds: values.reviewers ?? [],
    acknowledgeWithin: values.acknowledge,
    decideWithin: values.decide,
    allowsNameless: values.nameless === 'yes',
    yearlyAim: values.aim,
    outcomes: linesOf(values.outcomes),
  };
}
