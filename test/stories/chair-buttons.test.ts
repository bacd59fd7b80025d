import type { Button } from '@slack/types';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/driver/seen.ts';
import * as home from '../../src/rituals/home/actions.ts';
import * as chair from '../../src/rituals/workspace/actions.ts';
import { describeEachProvider } from '../support/database.ts';
import type { Team } from '../support/team.ts';
import { hasLogged, putsAway, saves, startStory } from './acts.ts';
import { postsOldScreen } from './old-screen.ts';

/** What is to be read after the page of the set-up that a button opens was saved as it stood. */
const PAGES = [
  [chair.changeCustomers, 'What customers are called is saved.'],
  [chair.useBusinessWords, 'What customers are called is saved.'],
  [chair.useNonprofitWords, 'are called is saved.'],
  [chair.changePrivacy, 'Privacy is saved.'],
  [chair.changeMeetings, 'What meetings share is saved.'],
  [chair.changeWork, 'Your working time is saved.'],
  [chair.changeHearing, 'Who hears of feedback is saved.'],
  [chair.changeClocks, 'How fast feedback moves is saved.'],
  [chair.changeIdeas, 'How ideas are answered is saved.'],
  [chair.changeChampion, 'How the champion’s turn goes round is saved.'],
  [chair.changeReminders, 'Reminders come when each person’s working day begins.'],
] as const;

/** One's own card: whoever presses sees and changes theirs. */
const OWN = [chair.showMe, chair.changeMe, chair.pauseMe, chair.resumeMe];
const NOT_ADMIN = 'Only admins can change how I am set up.';

describeEachProvider('every button of /chair and of App Home', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  /** An old screen that nobody writes anew, with nothing but the button. */
  const oldScreen = (element: Button): Promise<SeenMessage> => postsOldScreen(team, '#sales', element);

  const answersTo = (who: string) => [
    ...team.slack
      .person(who)
      .sees('#sales')
      .filter(({ ephemeral }) => ephemeral),
    ...team.slack.person(who).dm(),
  ];

  /** Presses it, saves what it opens as it stands, and gives what there is to read then. */
  const presses = async (who: string, screen: SeenMessage, fields: Parameters<typeof saves>[2] = {}) => {
    const person = team.slack.person(who);
    const before = answersTo(who).length;
    await person.presses(screen.buttons[0] ?? '', { in: screen });
    await team.slack.settled();
    if (person.hasModal() && Object.keys(person.modal().fields).length > 0) await saves(team, who, fields);
    const modal = person.hasModal() ? person.modal().text : '';
    await putsAway(team, who);
    const said = answersTo(who).slice(before);
    return [modal, ...said.map(({ plainText }) => plainText)].join('\n');
  };

  const stands = async () => {
    const { prisma } = team.db;
    return JSON.stringify([await prisma.setting.findMany({ orderBy: { page: 'asc' } }), await prisma.mute.findMany()]);
  };

  it('is in this table', () => {
    const all = Object.values({ ...chair, ...home }).flatMap((one) => ('actionId' in one ? [one.actionId] : []));
    const pages = PAGES.map(([button]) => button);
    const tested = [...pages, ...OWN, chair.showSetUp, home.soonerWork, home.laterWork];
    expect(all.sort()).toEqual(tested.map(({ actionId }) => actionId).sort());
  });

  for (const [button, words] of PAGES) {
    it(`${button.actionId}: is saved twice alike, and refused to members and to who is no admin any more`, async () => {
      const screen = await oldScreen(button.element('it', {}));
      const before = await stands();
      expect(await presses('Priya', screen)).toContain(NOT_ADMIN);
      expect(await stands()).toBe(before);
      expect(await presses('Aino', screen)).toContain(words);
      const saved = await stands();
      expect(await presses('Aino', screen)).toContain(words);
      expect(await stands()).toBe(saved);
      await team.slack.admin.changePerson('Aino', { isAdmin: false, isOwner: false });
      expect(await presses('Aino', screen)).toContain('Only admins can change how I am set up');
      expect(await stands()).toBe(saved);
    });
  }

  it('showSetUp: shows it to admins each time, and to nobody else', async () => {
    const screen = await oldScreen(chair.showSetUp.element('it', {}));
    for (const _ of [1, 2]) expect(await presses('Aino', screen)).toContain('Privacy');
    expect(await presses('Priya', screen)).toContain(NOT_ADMIN);
  });

  it('showMe, changeMe: show and change the own card of whoever presses', async () => {
    const show = await oldScreen(chair.showMe.element('it', {}));
    for (const who of ['Mikko', 'Mikko', 'Priya']) expect(await presses(who, show)).toContain('You are not paused.');
    const change = await oldScreen(chair.changeMe.element('it', {}));
    const muted = { 'What I don’t want to hear': ['That a colleague gave me somebody to answer'] };
    for (const _ of [1, 2]) expect(await presses('Mikko', change, muted)).toContain('You are not told at once');
    expect(await team.db.prisma.mute.count()).toBe(1);
    expect(await presses('Priya', show)).not.toContain('You are not told at once');
  });

  it('pauseMe, resumeMe: hold for whoever presses, twice alike, and say late what is so', async () => {
    const pause = await oldScreen(chair.pauseMe.element('it', {}));
    const resume = await oldScreen(chair.resumeMe.element('it', {}));
    expect(await presses('Mikko', resume)).toContain('You were not paused.');
    const until = { 'Back on': '2026-11-23' };
    for (const _ of [1, 2]) expect(await presses('Mikko', pause, until)).toContain('You are paused until 23 November');
    expect(await presses('Priya', resume)).toContain('You were not paused.');
    expect(await presses('Mikko', resume)).toContain('Welcome back.');
    expect(await presses('Mikko', resume)).toContain('You were not paused.');
  });

  it('soonerWork, laterWork: turn the pages of whoever presses, and leave nobody on one that is gone', async () => {
    for (let each = 1; each <= 11; each += 1) {
      const number = await hasLogged(team, 'Priya', `Acme ${each}: number ${each}`);
      await team.slack.person('Priya').types('#sales', `/heard assign ${number} @Mikko`);
      await team.slack.settled();
    }
    const mikko = team.slack.person('Mikko');
    await mikko.opensHome();
    await team.slack.settled();
    expect(mikko.home().text).toContain('1 to 10 of 11');
    const [later, gone, sooner] = [
      await oldScreen(home.laterWork.element('it', { page: 1 })),
      await oldScreen(home.laterWork.element('it', { page: 7 })),
      await oldScreen(home.soonerWork.element('it', { page: 0 })),
    ];
    for (const _ of [1, 2]) {
      await presses('Mikko', later);
      expect(mikko.home().text).toContain('11 to 11 of 11');
    }
    await presses('Mikko', gone);
    expect(mikko.home().text).toMatch(/\d+ to \d+ of 11/u);
    for (const _ of [1, 2]) {
      await presses('Mikko', sooner);
      expect(mikko.home().text).toContain('1 to 10 of 11');
    }
    await presses('Arjun', later);
    expect(team.slack.person('Arjun').home().text).not.toContain('Acme');
  });
});
