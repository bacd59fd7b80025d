import type { Choice, Person } from '../../sandbox/driver/person.ts';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import type { Provider } from '../../src/database.ts';
import { startTeam, type Team } from '../support/team.ts';

export const UNMET = '🌧️ We fell short';
export const MET = '👍 We delivered';
export const EXCEEDED = '✨ Wow';

/**
 * The team with a bot that has opened a form before: what a form preselects, it asks for only as long as that takes half
 * a second, and the very first one on a busy machine may take longer.
 */
export async function startStory(provider: Provider, options: Parameters<typeof startTeam>[1] = {}): Promise<Team> {
  const team = await startTeam(provider, options);
  await team.slack.person('Aino').types('#general', '/heard');
  await team.slack.settled();
  await putsAway(team, 'Aino');
  return team;
}

type Fields = Readonly<Record<string, Choice>>;

/** What a colleague fills in besides the line. */
export interface Account {
  /** Where it is typed; '#sales' unless said. */
  readonly in?: string;
  readonly level?: typeof UNMET | typeof MET | typeof EXCEEDED;
  readonly next?: 'It needs an answer' | 'I answered' | 'Nothing to answer';
  /** Other fields by label. */
  readonly fields?: Fields;
}

/** Types `/heard <line>`, fills the form and saves; the receipt stays open. Gives its number. */
export async function logs(
  team: Pick<Team, 'slack'>,
  who: string,
  line: string,
  account: Account = {},
): Promise<number> {
  const person = team.slack.person(who);
  await person.types(account.in ?? '#sales', `/heard ${line}`);
  await team.slack.settled();
  await person.fills({
    'How did we do?': account.level ?? UNMET,
    ...(account.next ? { 'What happens next?': account.next } : {}),
    ...account.fields,
  });
  await person.submits();
  await team.slack.settled();
  return numberIn(person.modal().text);
}

/** The same, with the receipt put away. */
export async function hasLogged(
  team: Pick<Team, 'slack'>,
  who: string,
  line: string,
  account: Account = {},
): Promise<number> {
  const number = await logs(team, who, line, account);
  await team.slack.person(who).closes({ all: true });
  return number;
}

/** What a meeting may show: nothing about it is left to do. */
export const DEALT_WITH = { next: 'Nothing to answer' } as const;

/** The number that a receipt or record gives. Throws when it has none. */
export function numberIn(text: string): number {
  const number = /#(\d+)/.exec(text)?.[1];
  if (number === undefined) throw new Error(`No number in: ${text}`);
  return Number(number);
}

/** Types a command and gives the private answer to it. Throws when none came. */
export async function asks(
  team: Pick<Team, 'slack'>,
  who: string,
  place: string,
  command: string,
): Promise<SeenMessage> {
  const person = team.slack.person(who);
  const before = privateAnswers(person, place).length;
  await person.types(place, command);
  await team.slack.settled();
  const answer = privateAnswers(person, place)[before];
  if (!answer) throw new Error(`Nothing answered ${command}; ${person.hasModal() ? person.modal().text : 'no modal'}`);
  return answer;
}

/** Presses a button and waits for all that follows. */
export async function presses(
  team: Pick<Team, 'slack'>,
  who: string,
  label: string,
  where?: SeenMessage | 'modal' | 'home',
) {
  await team.slack.person(who).presses(label, where === undefined ? {} : { in: where });
  await team.slack.settled();
}

/** Types `/opener remove …` and says yes to the question. Gives the answer. */
export async function removes(
  team: Pick<Team, 'slack'>,
  who: string,
  place: string,
  line: string,
): Promise<SeenMessage> {
  const question = await asks(team, who, place, line);
  // Wherever it stands: on a busy machine the answer to something earlier may have come in between.
  await presses(team, who, 'Remove');
  return question;
}

/** Fills the open form and saves it. */
export async function saves(team: Pick<Team, 'slack'>, who: string, fields: Fields = {}): Promise<void> {
  const person = team.slack.person(who);
  await team.slack.settled();
  await person.fills(fields);
  await person.submits();
  await team.slack.settled();
}

/** Puts away all modals of a person. */
export async function putsAway(team: Pick<Team, 'slack'>, who: string): Promise<void> {
  const person = team.slack.person(who);
  if (person.hasModal()) await person.closes({ all: true });
}

/** Sends the last submitted form to the bot once more, as Slack does when an acknowledgement got lost. */
export async function submitsAgain(team: Team): Promise<void> {
  const last = team.slack.deliveries.findLast(({ payload }) => payload.type === 'view_submission');
  if (!last) throw new Error('Nobody has submitted a form');
  await team.slack.deliverAgain(last);
  await team.slack.settled();
}

/** A weekly meeting on Tuesdays at ten, Helsinki time, as the form asks for it. */
export async function setsUp(
  team: Pick<Team, 'slack'>,
  who: string,
  place: string,
  fields: Fields = {},
): Promise<string> {
  const person = team.slack.person(who);
  await person.types(place, '/opener new');
  await saves(team, who, {
    'Name of the meeting': 'Weekly product',
    Days: ['Tuesday'],
    Time: '10:00',
    'Time zone': 'Helsinki (Europe)',
    ...fields,
  });
  return person.modal().text;
}

/** The openers that stand in a channel, oldest first, as a person reads them. */
export function openersIn(team: Team, place: string, reader = 'Grace'): readonly SeenMessage[] {
  return team.slack
    .person(reader)
    .sees(place)
    .filter(({ plainText, ephemeral }) => !ephemeral && plainText.startsWith('The customer is in the room'));
}

function privateAnswers(person: Person, place: string): readonly SeenMessage[] {
  return person.sees(place).filter(({ ephemeral }) => ephemeral);
}

/** Where the first button of this id stands beside a line. */
export function addressOf(message: { readonly blocks: readonly object[] }, actionId: string) {
  for (const block of message.blocks) {
    if ('accessory' in block && 'block_id' in block && isButton(block.accessory, actionId)) {
      return { blockId: String(block.block_id), actionId };
    }
  }
  throw new Error(`No button ${actionId}`);
}

function isButton(element: unknown, actionId: string): boolean {
  return typeof element === 'object' && element !== null && 'action_id' in element && element.action_id === actionId;
}
