import { afterAll, beforeAll, expect, it } from 'vitest';
import { localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import { describeEachProvider } from '../support/database.ts';
import { chooses } from '../support/feedback-settings.ts';
import type { Team } from '../support/team.ts';
import { asks, hasLogged, presses, putsAway, saves, setsUp, startStory } from './acts.ts';

const ZONES = {
  Aino: 'Europe/Helsinki',
  Mikko: 'Europe/Helsinki',
  Grace: 'America/New_York',
  Daniel: 'America/New_York',
  Priya: 'Asia/Kolkata',
  Arjun: 'Asia/Kolkata',
} as const;
type Who = keyof typeof ZONES;
const EVERYBODY = Object.keys(ZONES).filter((name): name is Who => name in ZONES);
const DAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Sunday evening, before anybody's Monday. */
const THE_WEEK = new Date('2026-11-22T12:00:00Z');

/**
 * The week from Monday, 23 November 2026. Grace keeps the holidays of the United States, so that she does not work on
 * Thursday; Priya is off on Tuesday. An answer may take four working days. Grace hosts a meeting, so she hears of what
 * waits too long and of who has no owner; Aino is the lead.
 */
describeEachProvider('a week of a team in Helsinki, New York and Kolkata', (provider) => {
  let team: Team;
  beforeAll(async () => {
    team = await startStory(provider, { at: new Date('2026-11-17T10:30:00Z') });
    await keepsThanksgiving();
    await setsUp(team, 'Grace', '#product');
    await putsAway(team, 'Grace');
    await chooses(team, {
      targets: { owner: 1, answer: 4, learn: 5 },
      leadId: (await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Aino' } })).slackUserId,
    });
    await before();
    await passes();
  }, 180_000);
  afterAll(() => team.end());

  async function keepsThanksgiving() {
    await asks(team, 'Grace', '#general', '/chair me').then((card) => presses(team, 'Grace', 'Change', card));
    await saves(team, 'Grace', { 'Public holidays of': 'United States of America' });
    await putsAway(team, 'Grace');
  }

  async function gives(from: Who, to: Who, line: string) {
    const number = await hasLogged(team, from, line);
    await asks(team, from, '#sales', `/heard assign ${number} @${to}`);
    return number;
  }

  async function answers(who: Who, number: number, words: string) {
    await team.slack.person(who).types('#sales', `/heard answered ${number}`);
    await saves(team, who, { 'What did you tell them?': words });
    await putsAway(team, who);
  }

  /** What the week begins with: Mikko has Acme since Tuesday, Arjun has Beta since Thursday. */
  async function before() {
    await team.until('2026-11-17T11:00:00Z');
    await gives('Priya', 'Mikko', 'Acme Oy: export times out');
    await team.until('2026-11-19T10:00:00Z');
    await gives('Mikko', 'Arjun', 'Beta AB: no invoice');
    await asks(team, 'Priya', '#general', '/chair me').then((card) => presses(team, 'Priya', 'Change', card));
    await saves(team, 'Priya', { 'My days off': '2026-11-24' });
    await putsAway(team, 'Priya');
  }

  /** In it Beta is answered in time and Acme is not, three customers more are given away, and one finds no owner. */
  async function passes() {
    await team.until('2026-11-23T10:00:00Z');
    await gives('Mikko', 'Arjun', 'Coda Ky: the app is slow');
    await team.until('2026-11-23T10:05:00Z');
    await gives('Mikko', 'Arjun', 'Delta Oy: cannot log in');
    await team.until('2026-11-23T15:00:00Z');
    await gives('Grace', 'Priya', 'Echo Inc: wants a refund');
    await team.until('2026-11-25T05:30:00Z');
    await answers('Arjun', 2, 'You have it now.');
    await team.until('2026-11-25T12:00:00Z');
    await hasLogged(team, 'Mikko', 'Foxtrot Oy: the door was shut');
    await team.until('2026-11-27T08:00:00Z');
    await answers('Mikko', 1, 'It runs at night now.');
    await team.until('2026-11-29T23:00:00Z');
  }

  /** Whatever the bot posted in the week: to whom, when on their wall, of which kind, in which first words. */
  async function posted(): Promise<string[]> {
    const rows = await team.db.prisma.delivery.findMany({ where: { ts: { not: '' } } });
    return team.slack.calls
      .filter(({ method, answer }) => method === 'chat.postMessage' && instantOf(answer?.ts) > THE_WEEK)
      .map(({ args, answer }) => {
        const row = rows.find(({ channelId, ts }) => channelId === args.channel && ts === answer?.ts);
        const who = EVERYBODY.find((name) => team.slack.person(name).dm()[0]?.channelId === args.channel);
        if (!who) return `#${args.channel} ${row?.kind}: ${args.text}`;
        const instant = instantOf(answer?.ts);
        const when = `${DAYS[localWeekday(instant, ZONES[who])]} ${localWallTime(instant, ZONES[who])}`;
        return `${who} ${when} ${row?.kind}: ${inWords(args.text)}`;
      })
      .sort((one, other) => rank(one) - rank(other));
  }

  it('tells each person what waits for them, in their own working hours, and nothing else', async () => {
    expect(await posted()).toEqual([
      'Aino Thu 09:00 reminder: Good morning. • Acme Oy, 9 days: “export times out” #1 · Mik',
      'Mikko Mon 09:00 reminder: Good morning. • Acme Oy, 6 days: “export times out” #1.',
      'Mikko Tue 09:00 reminder: Good morning. • Acme Oy, 7 days: “export times out” #1.',
      'Mikko Wed 09:00 reminder: Good morning. • Acme Oy, 8 days: “export times out” #1. Arju',
      'Mikko Thu 09:00 reminder: Good morning. • Acme Oy, 9 days: “export times out” #1.',
      'Mikko Fri 09:00 reminder: Good morning. • Acme Oy, 10 days: “export times out” #1.',
      'Grace Mon 09:00 reminder: Good morning. • Acme Oy, 6 days: “export times out” #1 · Mik',
      'Grace Tue 09:00 opener.notice: Nothing opened Weekly product (Tue 24 Nov, 10:00 (Europe/Hel',
      'Grace Wed 09:00 reminder: Good morning. 1 customer waits for an owner. • Foxtrot Oy · ',
      'Grace Fri 09:00 reminder: Good morning. • Foxtrot Oy, 2 days: “the door was shut” #6 ·',
      'Priya Wed 09:00 reminder: Good morning. Grace gave you Echo Inc (#5). Answer by Fri 27',
      'Priya Fri 09:00 reminder: Good morning. • Echo Inc, 4 days: “wants a refund” #5.',
      'Arjun Mon 15:30 feedback.assigned: Mikko gave you Coda Ky (#3). Answer by Fri 27 Nov, 15:30 (As',
      'Arjun Tue 15:30 feedback.within_day: Before the time is up: • Beta AB, 5 days: “no invoice” #2.',
      'Arjun Wed 09:00 reminder: Good morning. • Beta AB, 6 days: “no invoice” #2.',
      'Arjun Thu 15:30 feedback.within_day: Before the time is up: • Coda Ky, 3 days: “the app is slow” ',
      'Arjun Fri 09:00 reminder: Good morning. • Coda Ky, 4 days: “the app is slow” #3. • Del',
    ]);
  });
});

const instantOf = (ts: unknown): Date => new Date(Number(ts) * 1000);
/** By person, then as they came. */
const rank = (line: string): number => EVERYBODY.findIndex((who) => line.startsWith(who));
/** The text of a notification, with dates as whoever cannot show them reads them. */
const inWords = (text: unknown): string =>
  String(text)
    .replaceAll(/<!date[^|]*\|([^>]*)>/g, '$1')
    .slice(0, 60);
