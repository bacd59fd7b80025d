import type { Button, Overflow } from '@slack/types';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Choice } from '../../sandbox/driver/person.ts';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import { seeAndTake, takeFromList, takeIt, undoVisit } from '../../src/rituals/conversations/actions.ts';
import * as buttons from '../../src/rituals/feedback/actions.ts';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, putsAway, saves, startStory } from './acts.ts';
import { postsOldScreen } from './old-screen.ts';

/** Mikko may press it, Aino is an admin, Arjun has no part in it. */
interface Ids {
  readonly id: string;
  readonly preventionId: string;
  /** The instant of what was done last. */
  readonly at: number;
}

type State = 'new' | 'owned' | 'given' | 'waiting' | 'answered' | 'of unknown content' | 'prevented' | 'done';

interface Row {
  readonly from: State;
  readonly shows: (ids: Ids) => Button | Overflow | null;
  /** What is filled into the form that it opens. */
  readonly fields?: Readonly<Record<string, Choice>>;
  /** What Mikko reads who has pressed it before, what Aino reads who comes late, and what Arjun reads whose it is not. */
  readonly again: string;
  readonly late: string;
  readonly wrong: string;
}

/** What only shows something, to anybody, and changes nothing. */
interface Look {
  readonly from: State;
  readonly shows: (ids: Ids) => Button | Overflow | null;
  readonly reads: string;
}

const ONE_OFF = 'It was a one-off: there is nothing to prevent';
const TOLD = { 'What did you tell them?': 'It runs at night now.', 'Who hears of it?': [] };
const LEARNED = { 'Why did it come about?': 'All at once.', 'Can it happen again?': [ONE_OFF] };
const MIKKO_DID = 'Mikko did that with #1 (';
const MIKKOS = 'Mikko owns #1. Only Mikko or an admin can do that.';
const GRACES = 'Grace owns #1. Only Grace or an admin can do that.';
const ONLY_MIKKO = 'Only Mikko can say that of what prevents #1.';

const byMikko = { again: MIKKO_DID, late: MIKKO_DID, wrong: MIKKOS } as const;
const take = { from: 'new', again: '#1', late: 'Mikko took #1 (', wrong: 'Guests don’t own feedback here.' } as const;
const assign = { from: 'owned', again: GRACES, late: MIKKO_DID, wrong: MIKKOS, fields: { Owner: 'Grace' } } as const;
const answer = { from: 'owned', ...byMikko, fields: TOLD } as const;
const learn = { from: 'answered', ...byMikko, fields: LEARNED } as const;
const close = { from: 'owned', ...byMikko, fields: { 'Why does it need no answer?': 'It is known already' } } as const;
const wait = { from: 'owned', ...byMikko, fields: { 'Until when?': '2026-11-25' } } as const;
const share = { from: 'answered', ...byMikko } as const;
const goOn = {
  ...byMikko,
  from: 'waiting',
  again: 'Mikko goes on with #1 (',
  late: 'Mikko goes on with #1 (',
} as const;
const spoke = {
  ...byMikko,
  from: 'waiting',
  again: 'Mikko heard the customer of #1 again (',
  late: 'Mikko heard the customer of #1 again (',
} as const;
const reopen = { from: 'answered', ...byMikko } as const;
const content = { from: 'of unknown content', ...byMikko } as const;
const prevention = { from: 'prevented', late: ONLY_MIKKO, wrong: ONLY_MIKKO } as const;

const isDone: Row['shows'] = ({ preventionId: id }) => buttons.itIsDone.element('it', { id });

const more =
  (act: (typeof buttons.MORE_ACTS)[number]): Row['shows'] =>
  ({ id }) =>
    buttons.moreOfIt.element([{ text: act, value: { act, id } }]);

const ROWS: Readonly<Record<string, Row>> = {
  'conversations.take': { ...take, shows: ({ id }) => takeIt.element('it', { id }) },
  'conversations.take_from_list': { ...take, shows: ({ id }) => takeFromList.element('it', { id }) },
  'feedback.assign': { ...assign, shows: ({ id }) => buttons.assignIt.element('it', { id }) },
  'feedback.assign_anyway': {
    ...assign,
    shows: ({ id }) => buttons.assignAnyway.element('it', { id, ownerId: 'U0GRACE01' }),
  },
  'feedback.answer': { ...answer, shows: ({ id }) => buttons.answerIt.element('it', { id }) },
  'feedback.learn': { ...learn, shows: ({ id }) => buttons.learnFromIt.element('it', { id }) },
  'feedback.close': { ...close, shows: ({ id }) => buttons.closeIt.element('it', { id }) },
  'feedback.wait': { ...wait, shows: ({ id }) => buttons.waitForCustomer.element('it', { id }) },
  'feedback.snooze': {
    from: 'owned',
    shows: ({ id }) => buttons.snoozeIt.element('it', { id }),
    fields: { 'Until when?': 'Monday' },
    again: 'I come back to it',
    late: 'Mikko owns #1, so you have nothing to put off.',
    wrong: 'Mikko owns #1, so you have nothing to put off.',
  },
  'feedback.share': { ...share, shows: ({ id }) => buttons.shareIt.element('it', { id }) },
  'feedback.go_on': { ...goOn, shows: ({ id }) => buttons.goOn.element('it', { id }) },
  'feedback.spoke': { ...spoke, shows: ({ id }) => buttons.spokeAgain.element('it', { id }) },
  'feedback.reopen': { ...reopen, shows: ({ id }) => buttons.reopenIt.element('it', { id }) },
  'feedback.undo': {
    from: 'given',
    shows: ({ id, at }) => undoVisit.element('it', { id, at }),
    again: 'That was undone on #1 already. It stands again as before.',
    late: 'That was undone on #1 already. It stands again as before.',
    wrong: 'Only the colleague who did it can undo it on #1.',
  },
  'feedback.content_yes': { ...content, shows: ({ id }) => buttons.areContent.element('it', { id }) },
  'feedback.content_not_yet': {
    ...content,
    shows: ({ id }) => buttons.areNotContent.element('it', { id }),
  },
  'feedback.content_unknown': { ...content, shows: ({ id }) => buttons.dontKnowYet.element('it', { id }) },
  'feedback.prevention_done': {
    ...prevention,
    shows: isDone,
    again: 'What prevents #1 is done. You said that (',
  },
  'feedback.prevention_held': {
    ...prevention,
    shows: ({ preventionId: id }) => buttons.itHeld.element('it', { id }),
    again: 'What prevents #1 held. You said that (',
  },
  'feedback.prevention_recurred': {
    ...prevention,
    shows: ({ preventionId: id }) => buttons.itRecurred.element('it', { id }),
    again: 'What prevents #1 did not hold: it came again. You said that (',
  },
  'feedback.prevention_undo': {
    from: 'done',
    shows: ({ preventionId: id, at }) => buttons.undoPreventionAnswer.element('it', { id, at, answer: 'done' }),
    again: 'That was undone already: what prevents #1 is asked again.',
    late: 'That was undone already: what prevents #1 is asked again.',
    wrong: 'Only the colleague who said that of what prevents #1 can undo it.',
  },
  'feedback.more assign': { ...assign, shows: more('assign') },
  'feedback.more answered': { ...answer, shows: more('answered') },
  'feedback.more share': { ...share, shows: more('share') },
  'feedback.more learn': { ...learn, shows: more('learn') },
  'feedback.more close': { ...close, shows: more('close') },
  'feedback.more wait': { ...wait, shows: more('wait') },
  'feedback.more spoke': { ...spoke, shows: more('spoke') },
  'feedback.more go_on': { ...goOn, shows: more('go_on') },
  'feedback.more reopen': { ...reopen, shows: more('reopen') },
};

const LOOKS: Readonly<Record<string, Look>> = {
  'conversations.see_waiting': {
    from: 'owned',
    shows: () => seeAndTake.element('it', {}),
    reads: 'Nobody waits for an owner.',
  },
  'feedback.see_all_waiting': {
    from: 'prevented',
    shows: () => buttons.seeAllWaiting.element('it', {}),
    reads: 'Nothing waits for you.',
  },
  'feedback.turn_waiting': {
    from: 'prevented',
    shows: () => buttons.turnWaiting.element('it', { page: 7 }),
    reads: 'Nothing waits for you.',
  },
  'feedback.turn_waiting_back': {
    from: 'prevented',
    shows: () => buttons.turnWaitingBack.element('it', { page: 7 }),
    reads: 'Nothing waits for you.',
  },
  'feedback.see_own': {
    from: 'answered',
    shows: () => buttons.seeOwn.element('it', { list: 'promised', page: 7 }),
    reads: 'Nothing is left of what you promised.',
  },
  'feedback.turn_own': {
    from: 'answered',
    shows: () => buttons.turnOwn.element('it', { list: 'waiting', page: 7 }),
    reads: 'You wait for no customer.',
  },
  'feedback.turn_own_back': {
    from: 'answered',
    shows: () => buttons.turnOwnBack.element('it', { list: 'promised', page: 7 }),
    reads: 'Nothing is left of what you promised.',
  },
  'feedback.see_steps': {
    from: 'answered',
    shows: ({ id }) => buttons.seeSteps.element('it', { id }),
    reads: 'Mikko answered, ',
  },
  'feedback.turn_steps': {
    from: 'answered',
    shows: ({ id }) => buttons.turnSteps.element('it', { id, page: 7 }),
    reads: 'Priya gave it to Mikko, ',
  },
  'feedback.turn_steps_back': {
    from: 'answered',
    shows: ({ id }) => buttons.turnStepsBack.element('it', { id, page: 7 }),
    reads: 'Priya gave it to Mikko, ',
  },
  'feedback.more open': { from: 'owned', shows: more('open'), reads: 'the export times out' },
};

/** Every button and every entry of the menus that the ritual answers, and those that take and assign. */
const REGISTERED = [
  ...[takeIt, takeFromList, seeAndTake, undoVisit].map(({ actionId }) => actionId),
  ...Object.values(buttons).flatMap((one) => ('actionId' in one ? [one.actionId] : [])),
].flatMap((id) => (id === buttons.moreOfIt.actionId ? buttons.MORE_ACTS.map((act) => `${id} ${act}`) : [id]));

describeEachProvider('every button of the loop', (provider) => {
  let team: Team;
  /** Who was given a form to fill. */
  const filling: string[] = [];
  beforeEach(async () => {
    filling.length = 0;
    team = await startStory(provider);
    await chooses(team, { shareChannelId: 'C0GENERAL' });
    await hasLogged(team, 'Priya', 'Acme: the export times out');
  });
  afterEach(() => team.end());

  const fills = async (who: string, command: string, fields: Row['fields'] = {}) => {
    await team.slack.person(who).types('#sales', command);
    await saves(team, who, fields);
    await putsAway(team, who);
  };
  const answers = (fields: Row['fields'] = {}) => fills('Mikko', '/heard answered 1', { ...TOLD, ...fields });
  const assigns = (who: string, to: string) => asks(team, who, '#sales', `/heard assign 1 @${to}`);

  const brings: Readonly<Record<State, () => Promise<unknown>>> = {
    new: async () => undefined,
    owned: () => assigns('Priya', 'Mikko'),
    async given() {
      await assigns('Priya', 'Mikko');
      await team.clock.advance(60_000);
      await assigns('Mikko', 'Grace');
    },
    async waiting() {
      await assigns('Priya', 'Mikko');
      await fills('Mikko', '/heard wait 1');
    },
    async answered() {
      await assigns('Priya', 'Mikko');
      await answers();
    },
    async 'of unknown content'() {
      await assigns('Priya', 'Mikko');
      await answers({ 'Are they content?': 'I don’t know: ask me in a week' });
    },
    async prevented() {
      await assigns('Priya', 'Mikko');
      await answers();
      await fills('Mikko', '/heard learned 1', {
        'Why did it come about?': 'All at once.',
        'What will keep it from coming again?': 'Spread them over the night',
        'Who does that?': 'Mikko',
        'By when?': '2026-11-25',
      });
    },
    async done() {
      await presses('Mikko', await oldScreen({ from: 'prevented', shows: isDone }), {});
    },
  };

  const ids = async (): Promise<Ids> => {
    const { id } = await team.db.prisma.conversation.findFirstOrThrow();
    const prevention = await team.db.prisma.prevention.findFirst();
    const last = await team.db.prisma.conversationEvent.findFirst({ orderBy: { at: 'desc' } });
    return { id, preventionId: prevention?.id ?? '', at: last?.at.getTime() ?? 0 };
  };

  /** An old screen that nobody writes anew, with nothing but the button. */
  const oldScreen = async ({ from, shows }: Pick<Row, 'from' | 'shows'>): Promise<SeenMessage> => {
    await brings[from]();
    const element = shows(await ids());
    if (!element) throw new Error('There is no button');
    return postsOldScreen(team, '#sales', element);
  };

  const label = ({ buttons: shown, menu }: SeenMessage) => shown[0] ?? menu[0] ?? '';
  const readsAnswers = (who: string) =>
    [...team.slack.person(who).sees('#sales'), ...team.slack.person(who).dm()].filter(({ ephemeral }) => ephemeral);

  /** Presses it, fills what it opens, and gives what there is to read then. */
  const presses = async (who: string, screen: SeenMessage, fields: Row['fields'] = {}): Promise<string> => {
    const person = team.slack.person(who);
    const before = readsAnswers(who).length;
    await person.presses(label(screen), { in: screen });
    await team.slack.settled();
    if (person.hasModal() && Object.keys(person.modal().fields).length > 0) {
      filling.push(who);
      await saves(team, who, fields);
    }
    const modal = person.hasModal() ? person.modal().text : '';
    await putsAway(team, who);
    await team.clock.advance(60_000);
    const said = readsAnswers(who).slice(before);
    return [modal, ...said.map(({ plainText }) => plainText)].join('\n');
  };

  /** All that the button could change. */
  const stands = async () => {
    const { prisma } = team.db;
    return JSON.stringify([
      (await prisma.conversation.findMany()).map(({ updatedAt: _, ...standing }) => standing),
      await prisma.conversationEvent.findMany({ orderBy: { id: 'asc' } }),
      await prisma.prevention.findMany(),
      await prisma.snooze.findMany({ select: { conversationId: true, memberId: true, until: true } }),
    ]);
  };

  it('is in this table', () => {
    expect([...Object.keys(ROWS), ...Object.keys(LOOKS)].sort()).toEqual([...REGISTERED].sort());
  });

  for (const [name, row] of Object.entries(ROWS)) {
    it(`${name}: does it once, and says to others, late ones and oneself what holds`, async () => {
      const screen = await oldScreen(row);
      if (row.from === 'new') await team.slack.admin.changePerson('Arjun', { isRestricted: true });
      const before = await stands();
      expect(await presses('Arjun', screen, row.fields)).toContain(row.wrong);
      expect(await stands()).toBe(before);
      await presses('Mikko', screen, row.fields);
      const done = await stands();
      expect(done).not.toBe(before);
      expect(await presses('Mikko', screen, row.fields)).toContain(row.again);
      expect(await presses('Aino', screen, row.fields)).toContain(row.late);
      expect(await stands()).toBe(done);
      // Who can only be told no fills nothing before they are.
      if (row.again === MIKKO_DID) expect(filling).toEqual(row.fields ? ['Mikko'] : []);
    });
  }

  for (const [name, look] of Object.entries(LOOKS)) {
    it(`${name}: shows, to whoever presses, and changes nothing`, async () => {
      const screen = await oldScreen(look);
      const before = await stands();
      for (const who of ['Mikko', 'Mikko', 'Arjun']) expect(await presses(who, screen)).toContain(look.reads);
      expect(await stands()).toBe(before);
    });
  }
});
