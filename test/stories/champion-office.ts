import type { Choice } from '../../sandbox/driver/person.ts';
import type { Provider } from '../../src/database.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { leapTo } from '../support/leaping.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

export type Fields = Readonly<Record<string, Choice>>;

export const SWAP = {
  'Your term': 'Priya, Mon, 30 Nov 2026 to Mon, 7 Dec 2026',
  For: 'Arjun, Mon, 7 Dec 2026 to Mon, 14 Dec 2026',
};
export const TAKE_OVER = { 'Which term?': 'Mikko, Mon, 21 Dec 2026 to Mon, 28 Dec 2026' };
export const HAND_OVER = { 'To whom?': 'Aino' };
export const SUBSTITUTE = { 'Who stands in?': 'Aino', From: '2026-11-25', 'To, included': '2026-11-26' };
export const SET = {
  'Which term?': 'Aino, Mon, 14 Dec 2026 to Mon, 21 Dec 2026',
  'Who holds it?': 'Mikko',
  'Why?': 'Aino travels.',
};
export const MINUTE = {
  'Whose words?': '#1 Maarit, Acme Oy: the export times out',
  'In which meeting’s channel?': 'Weekly product, #product',
};

/** Fills the open form of a command, and gives what it says afterwards. */
async function fills(team: Team, who: string, command: string, fields: Fields = {}): Promise<string> {
  await team.slack.person(who).types('#general', command);
  await saves(team, who, fields);
  const { text } = team.slack.person(who).modal();
  await putsAway(team, who);
  return text;
}

/** A team of which only the hours matter at which something comes: those in between are leapt over. */
async function startLeaping(provider: Provider, at: string): Promise<Team> {
  const team = await startStory(provider, { at: new Date(at) });
  const until = (instant: string | Date) => leapTo(team, new Date(instant), () => team.slack.settled());
  return { ...team, until };
}

/**
 * A role that goes round by the week among Mikko, Priya, Arjun and Aino, who is an admin; Grace is not among them. It is
 * Sunday evening in Helsinki, and Mikko begins in the morning.
 */
export async function startOffice(provider: Provider): Promise<Team> {
  const team = await startLeaping(provider, '2026-11-22T18:00:00Z');
  const { id } = await team.db.prisma.workspace.findFirstOrThrow();
  const store = settings(team.db.prisma, id);
  const { champion } = await store.read();
  await store.save('champion', { ...champion, length: 1 }, team.clock.now());
  for (const who of ['Mikko', 'Priya', 'Arjun', 'Aino']) {
    await asks(team, who, '#general', '/champion nominate me');
    await team.clock.leap(60_000);
  }
  return team;
}

async function setsRoleUp(team: Team, fields: Fields): Promise<void> {
  await asks(team, 'Aino', '#general', '/chair setup');
  await presses(team, 'Aino', 'Change how the role goes round');
  await saves(team, 'Aino', fields);
  await putsAway(team, 'Aino');
}

const GROUP = 'User group that holds whoever is champion';
const nominatesGrace = (team: Team) => asks(team, 'Mikko', '#general', '/champion nominate @Grace calls them back');
const wantsTwoVoices = (team: Team) =>
  setsRoleUp(team, { 'Does a nomination need a second voice?': 'Yes: another colleague’s, or an admin’s' });
const begins = (team: Team) => team.until('2026-11-23T07:10:00Z');
/** The receipt stays open, with the way back. */
const asksFor = (who: string, command: string, fields: Fields) => async (team: Team) => {
  await begins(team);
  await team.slack.person(who).types('#general', command);
  await saves(team, who, fields);
};

/** How things may stand when somebody finds a button. */
export const STATES = {
  'not begun': async () => undefined,
  'Grace is nominated': nominatesGrace,
  async 'Grace has been asked'(team: Team) {
    await nominatesGrace(team);
    await team.until('2026-11-23T14:00:00Z');
  },
  async 'Grace waits for a second voice'(team: Team) {
    await wantsTwoVoices(team);
    await nominatesGrace(team);
  },
  async 'Grace would like to, and waits for a second voice'(team: Team) {
    await wantsTwoVoices(team);
    await asks(team, 'Grace', '#general', '/champion nominate me');
  },
  'Mikko is champion': begins,
  async 'Mikko has left, and Arjun has the rest'(team: Team) {
    await begins(team);
    await team.slack.admin.changePerson('Mikko', { isDeleted: true });
    await team.slack.settled();
  },
  async 'nobody is champion any more'(team: Team) {
    await begins(team);
    for (const who of ['Mikko', 'Priya', 'Arjun', 'Aino']) await asks(team, who, '#general', '/champion leave');
    await team.until('2026-11-30T08:00:00Z');
  },
  async 'they do without'(team: Team) {
    await setsRoleUp(team, { 'Does the role go round?': 'No: we do without a champion' });
  },
  async 'somebody wrote into the user group'(team: Team) {
    await begins(team);
    await setsRoleUp(team, { [GROUP]: '@customer-champion' });
    team.slack.admin.fillUserGroup('@customer-champion', ['Grace']);
  },
  'Priya asks Arjun to swap': asksFor('Priya', '/champion swap', SWAP),
  'Arjun asks Mikko for a term': asksFor('Arjun', '/champion take over', TAKE_OVER),
  'Mikko asks Aino to go on for him': asksFor('Mikko', '/champion hand over', HAND_OVER),
  'Mikko asks Aino to stand in': asksFor('Mikko', '/champion substitute', SUBSTITUTE),
  async 'Priya can’t'(team: Team) {
    await begins(team);
    await asks(team, 'Priya', '#general', '/champion next');
    await presses(team, 'Priya', 'I can’t');
  },
  async 'there is a meeting, and something to tell'(team: Team) {
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await hasLogged(team, 'Priya', 'Maarit, Acme Oy: the export times out', { in: '#general' });
    await begins(team);
  },
} as const satisfies Readonly<Record<string, (team: Team) => Promise<unknown>>>;
export type State = keyof typeof STATES;

/** What may have happened since. */
export const SINCE = {
  'Grace has become a guest': (team: Team) => team.slack.admin.changePerson('Grace', { isRestricted: true }),
  'Aino gave Mikko’s term to Arjun': (team: Team) =>
    fills(team, 'Aino', '/champion set', {
      'Which term?': 'Mikko, Mon, 23 Nov 2026 to Mon, 30 Nov 2026',
      ...{ 'Who holds it?': 'Arjun', 'Why?': 'Mikko travels.' },
    }),
  'Grace is willing': (team: Team) => asks(team, 'Grace', '#general', '/champion nominate me'),
  'Grace would rather not': (team: Team) => asks(team, 'Grace', '#general', '/champion leave'),
  'Mikko is champion': begins,
  'Mikko would rather not': (team: Team) => asks(team, 'Mikko', '#general', '/champion leave'),
  'the next term has begun': (team: Team) => team.until('2026-11-30T07:10:00Z'),
  'the days are over': (team: Team) => team.until('2026-11-27T08:00:00Z'),
  async 'Mikko handed over'(team: Team) {
    await fills(team, 'Mikko', '/champion hand over', HAND_OVER);
    await presses(team, 'Aino', 'Agree');
  },
  'no group is wanted': (team: Team) => setsRoleUp(team, { [GROUP]: '' }),
  'it was agreed': (team: Team) => presses(team, 'Arjun', 'Agree'),
  'Priya took it back': (team: Team) => presses(team, 'Priya', 'Take it back', 'modal'),
  'the opener is gone': async (team: Team) => {
    await asks(team, 'Grace', '#product', '/opener remove');
    await presses(team, 'Grace', 'Remove');
  },
  async 'its words are gone'(team: Team) {
    await asks(team, 'Priya', '#general', '/heard delete 1');
  },
} as const satisfies Readonly<Record<string, (team: Team) => Promise<unknown>>>;
export type Since = keyof typeof SINCE;

/** All that a button or a form of the champion's could change, but for the instant at which somebody said the same again. */
export async function stands({ db, slack }: Team): Promise<unknown> {
  const { prisma } = db;
  return [
    await prisma.championTerm.findMany({ orderBy: { number: 'asc' } }),
    await prisma.termChange.findMany({ orderBy: { id: 'asc' }, omit: { answeredAt: true } }),
    await prisma.nomination.findMany({ where: { voices: { some: {} } }, omit: { answeredAt: true } }),
    await prisma.nominationVoice.findMany({ orderBy: { id: 'asc' } }),
    await prisma.championPoolMember.findMany({ orderBy: { memberId: 'asc' } }),
    await prisma.member.findMany({ where: { isChampion: true }, select: { name: true } }),
    await prisma.setting.findMany({ where: { page: 'champion' }, select: { value: true } }),
    await prisma.auditEntry.findMany({ orderBy: { id: 'asc' } }),
    await prisma.delivery.findMany({ where: { kind: 'champion.minute' }, select: { id: true } }),
    slack.admin.userGroup('@customer-champion'),
  ];
}
