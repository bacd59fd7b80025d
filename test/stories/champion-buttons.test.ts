import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Button } from '@slack/types';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import * as buttons from '../../src/rituals/champion/actions.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { putsAway, saves } from './acts.ts';
import { type Fields, SINCE, type Since, STATES, type State, stands, startOffice } from './champion-office.ts';
import { postsOldScreen } from './old-screen.ts';

/** What a button may be about: the latest of each. */
interface Ids {
  readonly nominationId: string;
  readonly changeId: string;
  readonly conversationId: string;
  readonly openerId: string;
}

interface Row {
  readonly from: State;
  readonly shows: (ids: Ids) => Button;
  /** Who may press it, and who may not. */
  readonly who: string;
  readonly not: string;
  /** What is filled into the form that it opens. */
  readonly fields?: Fields;
  /** What is read by whoever may not, and by whoever has pressed it before. */
  readonly wrong: string;
  readonly again: string;
  /** What is read by whoever presses it first when it is too late, or where it still does what it says. */
  readonly late: readonly Late[];
}

interface Late {
  readonly from?: State;
  readonly since: Since;
  readonly fields?: Fields;
  readonly reads: string;
  readonly stillDoes?: true;
}

/** What only shows something, or opens a form, and changes nothing by itself. */
interface Look {
  readonly from: State;
  readonly shows: (ids: Ids) => Button;
  readonly reads: string;
  /** What others read than Mikko, who is champion; the same unless said. */
  readonly others?: string;
}

const nominees = {
  from: 'Grace is nominated',
  who: 'Grace',
  not: 'Arjun',
  wrong: 'Only Grace can answer that.',
} as const;
const admins = { who: 'Aino', not: 'Arjun' } as const;
const notTheirs = 'That term is somebody else’s by now.';
const agree = ({ changeId: id }: Ids) => buttons.agree.element('it', { id });
const agreedAlready = 'This was agreed already, so nothing more is to be done.';
const takenBack = {
  since: 'Priya took it back',
  reads: 'This was taken back, so nothing more is to be done.',
} as const;

const ROWS: Readonly<Record<string, Row>> = {
  'champion.accept': {
    ...{ ...nominees, again: '✓ You said yes' },
    shows: ({ nominationId: id }) => buttons.acceptNomination.element('it', { id }),
    late: [{ since: 'Grace has become a guest', reads: 'Grace is a guest here' }],
  },
  'champion.not_now': {
    ...{ ...nominees, fields: { 'Ask me again from': '2027-01-11' }, again: 'Not now, then. I ask again from' },
    shows: ({ nominationId: id }) => buttons.notNow.element('it', { id }),
    late: [
      {
        ...{ since: 'the next term has begun', fields: { 'Ask me again from': '2026-11-27' } },
        reads: 'Choose a day that is still to come.',
      },
      { since: 'Grace is willing', reads: 'Not now, then. I ask again from', stillDoes: true },
    ],
  },
  'champion.never_ask': {
    ...{ ...nominees, again: '✓ You are not asked again. Nobody was told.' },
    shows: ({ nominationId: id }) => buttons.neverAskAgain.element('it', { id }),
    late: [{ since: 'Grace is willing', reads: '✓ You are not asked again. Nobody was told.', stillDoes: true }],
  },
  'champion.second': {
    ...{ ...admins, from: 'Grace waits for a second voice', again: 'Grace was asked already.' },
    wrong: 'Only admins confirm a nomination here.',
    shows: ({ nominationId: id }) => buttons.secondNomination.element('it', { id }),
    late: [
      {
        ...{ from: 'Grace would like to, and waits for a second voice', since: 'Grace would rather not' },
        reads: 'Grace would rather not after all.',
      },
    ],
  },
  'champion.leave_pool': {
    ...{ from: 'not begun', who: 'Mikko', not: 'Grace' },
    ...{ wrong: 'You are not among those who take turns.', again: 'You are not among those who take turns.' },
    shows: () => buttons.leavePool.element('it', {}),
    late: [{ since: 'Mikko is champion', reads: 'A term of yours that runs goes on', stillDoes: true }],
  },
  'champion.i_cant': {
    ...{ from: 'Mikko is champion', who: 'Priya', not: 'Arjun', wrong: notTheirs },
    again: 'You are passed over in that term already',
    shows: () => buttons.iCant.element('it', { number: 2 }),
    late: [{ since: 'the next term has begun', reads: 'That term has begun. Hand it over instead.' }],
  },
  'champion.i_cant in the rest of a term': {
    ...{ from: 'Mikko has left, and Arjun has the rest', who: 'Arjun', not: 'Priya' },
    ...{ wrong: notTheirs, again: 'You are passed over in that term already' },
    shows: () => buttons.iCant.element('it', { number: 1 }),
    late: [{ since: 'the next term has begun', reads: notTheirs }],
  },
  'champion.add_note': {
    ...{ from: 'Mikko is champion', who: 'Mikko', not: 'Arjun' },
    ...{ fields: { 'What should the next champion know?': 'Ring Maarit on Monday.' }, again: 'Kept.' },
    wrong: 'A note is left by whoever is customer champion, or was.',
    shows: () => buttons.addNote.element('it', { number: 1 }),
    late: [
      { since: 'the next term has begun', reads: 'Kept. Whoever is champion next reads it.', stillDoes: true },
      { since: 'Mikko handed over', reads: 'Kept. Whoever is champion next reads it.', stillDoes: true },
    ],
  },
  'champion.do_without': {
    ...{ ...admins, from: 'nobody is champion any more', wrong: 'Only admins decide that.' },
    again: 'There is no customer champion until somebody says yes again.',
    shows: () => buttons.doWithout.element('it', {}),
    late: [{ since: 'Grace is willing', reads: 'Somebody is willing by now, so nothing changes.' }],
  },
  'champion.have_one_again': {
    ...{ ...admins, from: 'they do without', wrong: 'Only admins decide that.' },
    again: 'The role of customer champion goes round again',
    shows: () => buttons.haveOneAgain.element('it', {}),
    late: [{ since: 'Grace is willing', reads: 'The role of customer champion goes round again' }],
  },
  'champion.group_again': {
    ...{ ...admins, from: 'somebody wrote into the user group', wrong: 'Only admins look after the user group.' },
    again: '@customer-champion is up to date.',
    shows: () => buttons.tryGroupAgain.element('it', {}),
    late: [{ since: 'no group is wanted', reads: 'No user group is chosen.' }],
  },
  'champion.agree to a swap': {
    ...{ from: 'Priya asks Arjun to swap', who: 'Arjun', not: 'Grace', shows: agree },
    ...{ wrong: 'Only Arjun can answer that.', again: agreedAlready },
    late: [{ since: 'the next term has begun', reads: 'That term has begun. Hand it over instead.' }, takenBack],
  },
  'champion.agree to be stood for': {
    ...{ from: 'Arjun asks Mikko for a term', who: 'Mikko', not: 'Arjun', shows: agree },
    ...{ wrong: 'Only Mikko can answer that.', again: agreedAlready },
    late: [],
  },
  'champion.agree to go on for somebody': {
    ...{ from: 'Mikko asks Aino to go on for him', who: 'Aino', not: 'Mikko', shows: agree },
    ...{ wrong: 'Only Aino can answer that.', again: agreedAlready },
    late: [{ since: 'the next term has begun', reads: notTheirs }],
  },
  'champion.agree to stand in': {
    ...{ from: 'Mikko asks Aino to stand in', who: 'Aino', not: 'Mikko', shows: agree },
    ...{ wrong: 'Only Aino can answer that.', again: agreedAlready },
    late: [{ since: 'the days are over', reads: 'These days are over.' }],
  },
  'champion.disagree': {
    ...{ from: 'Priya asks Arjun to swap', who: 'Arjun', not: 'Priya' },
    ...{ wrong: 'Only Arjun can answer that.', again: 'This was answered with a no, so nothing more is to be done.' },
    shows: ({ changeId: id }) => buttons.disagree.element('it', { id }),
    late: [{ since: 'it was agreed', reads: agreedAlready }, takenBack],
  },
  'champion.undo_change of a question': {
    ...{ from: 'Priya asks Arjun to swap', who: 'Priya', not: 'Arjun' },
    ...{ wrong: 'Only Priya can take that back.', again: 'Taken back. It is as it was.' },
    shows: ({ changeId: id }) => buttons.undoTermChange.element('it', { id }),
    late: [
      { since: 'it was agreed', reads: agreedAlready },
      { since: 'the next term has begun', reads: 'That term has begun meanwhile, so it stays as it is.' },
    ],
  },
  'champion.undo_change of a skip': {
    ...{ from: 'Priya can’t', who: 'Priya', not: 'Arjun' },
    ...{ wrong: 'Only Priya can take that back.', again: 'Taken back. It is as it was.' },
    shows: ({ changeId: id }) => buttons.undoTermChange.element('it', { id }),
    late: [{ since: 'the next term has begun', reads: 'That term has begun meanwhile, so it stays as it is.' }],
  },
  'champion.post_minute': {
    ...{ from: 'there is a meeting, and something to tell', who: 'Mikko', not: 'Arjun' },
    ...{ wrong: 'The customer champion calls a customer minute', again: '#1 goes to #product now.' },
    shows: ({ conversationId: id, openerId }) =>
      buttons.postMinute.element('it', { id, openerId, missedId: 'the one that did not come' }),
    late: [
      { since: 'the next term has begun', reads: 'The customer champion calls a customer minute' },
      { since: 'the opener is gone', reads: 'This opener is gone.' },
      { since: 'its words are gone', reads: 'This one is gone' },
    ],
  },
};

const inOffice = { from: 'Mikko is champion' } as const;
const forChampions = { ...inOffice, others: 'This is for whoever is customer champion, and for admins.' } as const;
const page = { list: 'overdue', page: 7 } as const;
const LOOKS: Readonly<Record<string, Look>> = {
  'champion.nominate': {
    ...{ from: 'not begun', reads: 'Who should be customer champion?' },
    shows: () => buttons.nominateOne.element('it', {}),
  },
  'champion.see_next': { ...inOffice, shows: () => buttons.seeNext.element('it', {}), reads: 'The next terms' },
  'champion.see_why': { ...inOffice, shows: () => buttons.seeWhy.element('it', {}), reads: 'The order: the longest' },
  'champion.see_history': {
    ...{ ...inOffice, reads: 'Customer champions, the latest first' },
    shows: () => buttons.seeHistory.element('it', {}),
  },
  'champion.turn_history': {
    ...{ ...inOffice, reads: 'Customer champions, the latest first' },
    shows: () => buttons.turnHistory.element('it', { page: 7 }),
  },
  'champion.turn_history_back': {
    ...{ ...inOffice, reads: 'Customer champions, the latest first' },
    shows: () => buttons.turnHistoryBack.element('it', { page: 7 }),
  },
  'champion.see_worklist': {
    ...{ ...inOffice, reads: 'Nothing waits', others: 'Mikko is customer champion until' },
    shows: () => buttons.seeWorklist.element('it', {}),
  },
  'champion.see_list': {
    ...{ ...forChampions, reads: 'Nothing' },
    shows: () => buttons.seeList.element('it', page),
  },
  'champion.turn_list': {
    ...{ ...forChampions, reads: 'Nothing' },
    shows: () => buttons.turnList.element('it', page),
  },
  'champion.turn_list_back': {
    ...{ ...forChampions, reads: 'Nothing' },
    shows: () => buttons.turnListBack.element('it', page),
  },
};

/** Every button that a file of the ritual defines, wherever it does. */
function defined(): string[] {
  const ritual = path.join(import.meta.dirname, '../../src/rituals/champion');
  const sources = readdirSync(ritual).map((file) => readFileSync(path.join(ritual, file), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/defineButton\(\s*'([^']+)'/gu)].map(([, id]) => id ?? ''));
}

describeEachProvider('every button of the champion', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startOffice(provider);
  });
  afterEach(() => team.end());

  const ids = async (): Promise<Ids> => {
    const { prisma } = team.db;
    const latest = { orderBy: { id: 'desc' } } as const;
    return {
      nominationId: (await prisma.nomination.findFirst({ where: { nominee: { name: 'Grace' } } }))?.id ?? '',
      changeId: (await prisma.termChange.findFirst(latest))?.id ?? '',
      conversationId: (await prisma.conversation.findFirst(latest))?.id ?? '',
      openerId: (await prisma.opener.findFirst(latest))?.id ?? '',
    };
  };

  /** An old screen that nobody writes anew, with nothing but the button. */
  const oldScreen = async (from: State, shows: Row['shows']): Promise<SeenMessage> => {
    await STATES[from](team);
    return postsOldScreen(team, '#general', shows(await ids()));
  };

  const readsAnswers = (who: string) =>
    team.slack
      .person(who)
      .sees('#general')
      .filter(({ ephemeral }) => ephemeral);

  /** Presses it, fills what it opens, and gives what there is to read then. */
  const presses = async (who: string, screen: SeenMessage, fields: Fields | null = {}): Promise<string> => {
    const person = team.slack.person(who);
    const before = readsAnswers(who).length;
    await person.presses(screen.buttons[0] ?? '', { in: screen });
    await team.slack.settled();
    const asked = person.hasModal() ? Object.keys(person.modal().fields) : [];
    if (asked.length > 0 && fields !== null) await saves(team, who, fields);
    const shown = person.hasModal() ? person.modal().text : '';
    await putsAway(team, who);
    await team.clock.advance(5_000, { between: () => team.slack.settled() });
    const said = readsAnswers(who).slice(before);
    return [...asked, shown, ...said.map(({ plainText }) => plainText)].join('\n');
  };

  it('is in this table', () => {
    const rows = [...Object.keys(ROWS), ...Object.keys(LOOKS)].map((name) => name.split(' ')[0]);
    expect([...new Set(rows)].sort()).toEqual(defined().sort());
  });

  for (const [name, row] of Object.entries(ROWS)) {
    it(`${name}: does it once, and says to others and oneself what holds`, async () => {
      const screen = await oldScreen(row.from, row.shows);
      const before = await stands(team);
      expect(await presses(row.not, screen, row.fields)).toContain(row.wrong);
      expect(await stands(team)).toEqual(before);
      await presses(row.who, screen, row.fields);
      const done = await stands(team);
      expect(done).not.toEqual(before);
      expect(await presses(row.who, screen, row.fields)).toContain(row.again);
      expect(await stands(team)).toEqual(done);
    });

    for (const { from = row.from, since, fields = row.fields, reads, stillDoes = false } of row.late) {
      it(`${name}, when ${since}: ${stillDoes ? 'does it all the same' : 'says what holds, and changes nothing'}`, async () => {
        const screen = await oldScreen(from, row.shows);
        await SINCE[since](team);
        await team.slack.settled();
        const before = await stands(team);
        expect(await presses(row.who, screen, fields)).toContain(reads);
        if (stillDoes) expect(await stands(team)).not.toEqual(before);
        else expect(await stands(team)).toEqual(before);
      });
    }
  }

  for (const [name, { from, shows, reads, others = reads }] of Object.entries(LOOKS)) {
    it(`${name}: shows, to whoever presses, and changes nothing`, async () => {
      const screen = await oldScreen(from, shows);
      const before = await stands(team);
      for (const who of ['Mikko', 'Mikko', 'Aino']) expect(await presses(who, screen, null)).toContain(reads);
      expect(await presses('Arjun', screen, null)).toContain(others);
      expect(await stands(team)).toEqual(before);
    });
  }
});
