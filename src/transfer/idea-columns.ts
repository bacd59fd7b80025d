import { type Column, callIt, findColumns, type Layout } from './columns.ts';

/** What a file may say of an idea, in the order in which an export writes it. */
export const IDEA_FIELDS = [
  'externalId',
  'title',
  'text',
  'whoFor',
  'problem',
  'delight',
  'evidence',
  'figure',
  'link',
  'sentBy',
  'sentOn',
  'status',
  'owner',
  'reason',
  'decidedOn',
  'doneOn',
  'effect',
  'outcome',
  'audience',
  'channel',
] as const;
export type IdeaField = (typeof IDEA_FIELDS)[number];

export const IDEA_COLUMNS: Readonly<Record<IdeaField, Column>> = {
  externalId: {
    name: 'external id',
    also: ['id', 'external_id', 'reference'],
    means: 'its number in the system it comes from; a second import leaves it alone',
  },
  title: { name: 'title', also: ['idea', 'name', 'subject', 'summary'], means: 'the idea in one line; needed' },
  text: { name: 'text', also: ['description', 'details', 'what exactly'], means: 'what exactly' },
  whoFor: { name: 'who for', also: ['who is the customer for it', 'customer'], means: 'who the customer for it is' },
  problem: { name: 'problem', also: ['what is their problem'], means: 'what their problem is' },
  delight: { name: 'delight', also: ['why will it delight them', 'benefit'], means: 'why it will delight them' },
  evidence: { name: 'evidence', also: ['how do we know'], means: 'how we know' },
  figure: { name: 'figure', also: ['the figure it should move', 'metric'], means: 'the figure it should move' },
  link: { name: 'link', also: ['url', 'address'], means: 'https://…' },
  sentBy: {
    name: 'sent by',
    also: ['author', 'colleague', 'submitted by', 'created by'],
    means: 'a colleague: Slack id (U…) or the exact name; without a name when empty',
  },
  sentOn: {
    name: 'sent on',
    also: ['date', 'day', 'created', 'created at', 'created on'],
    means: 'a day as 2026-04-03; the day of the import when empty',
  },
  status: {
    name: 'status',
    also: ['state', 'stage'],
    means: 'new, acknowledged, exploring, doing, done, declined; new when empty',
  },
  owner: {
    name: 'owner',
    also: ['owned by', 'assigned to', 'responsible'],
    means:
      'who sees to what is being explored or done: Slack id (U…) or the exact name; without one the reviewers are asked',
  },
  reason: { name: 'reason', also: ['why', 'decision'], means: 'why it stands where it stands' },
  decidedOn: { name: 'decided on', also: ['decided', 'decided at'], means: 'a day; the day it was sent when empty' },
  doneOn: { name: 'done on', also: ['done at', 'finished on'], means: 'a day; the day it was decided when empty' },
  effect: { name: 'effect', also: ['what it did', 'result'], means: 'what it did for the customer' },
  outcome: { name: 'outcome', also: [], means: 'one of the workspace’s own: shipped' },
  audience: {
    name: 'audience',
    also: ['who may read it', 'visibility'],
    means: 'everyone, or confined to the people of the channel; everyone when empty',
  },
  channel: {
    name: 'channel',
    also: ['channel id', 'slack channel', 'place'],
    means: 'Slack’s id of the channel it came from (C…), needed when confined',
  },
};

/** Finds the fields of an idea in a file's header, in any order and in any of their names. */
export function ideaLayoutOf(header: readonly string[]): Layout<IdeaField> {
  const layout = findColumns(header, IDEA_FIELDS, IDEA_COLUMNS);
  if (layout.places.has('title')) return layout;
  return {
    ...layout,
    problems: [...layout.problems, `There is no column for the idea. ${callIt(IDEA_COLUMNS.title)}`],
  };
}
