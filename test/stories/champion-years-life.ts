import type { Provider } from '../../src/database.ts';
import { ownTime } from '../../src/settings/own-time-store.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { type Doer, doing } from '../support/doing.ts';
import { leapTo } from '../support/leaping.ts';
import { type Bot, openStage, type Stage } from '../support/stage.ts';
import { presses, putsAway, removes, saves, setsUp } from './acts.ts';
import { ARJUNS_PAUSE, OUTAGE, PRIYAS_DAYS_OFF } from './champion-years-plan.ts';

const END = '2028-12-04T12:00:00Z';
/** A message that was posted, or written anew in its place, as Slack saw it. */
export interface Posted {
  readonly kind: string;
  /** A first name, or the channel. */
  readonly who: string;
  readonly at: Date;
  /** What the delivery holds references to. */
  readonly subject: string;
}

/** What two years left behind. */
export interface Years {
  readonly stage: Stage;
  readonly posted: readonly Posted[];
  readonly rewritten: readonly Posted[];
  readonly terms: readonly {
    readonly number: number;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly turnOf: { readonly name: string };
    readonly holder: { readonly name: string };
  }[];
}

/** Two years pass, with all that people do in them, by the buttons they find. */
export async function livesTwoYears(provider: Provider): Promise<Years> {
  const stage = await openStage(provider);
  let bot = await stage.startBot();
  await hurries(bot);
  const { id: workspaceId } = await bot.db.prisma.workspace.findFirstOrThrow();
  const store = settings(bot.db.prisma, workspaceId);
  const chosen = await store.read();
  const channelId = stage.slack.channel('#general').id;
  await store.save('champion', { ...chosen.champion, channelId }, stage.clock.now());
  await store.save('time', { ...chosen.time, country: 'FI' }, stage.clock.now());

  // The look for owners who have left is late in these years, so that there are half as many instants to stop at.
  const until = (instant: string | Date) =>
    leapTo({ db: bot.db, clock: stage.clock }, new Date(instant), () => stage.slack.settled(), ['feedback.leavers']);
  const member = (name: string) => bot.db.prisma.member.findFirstOrThrow({ where: { name } });
  const types = async (who: string, line: string) => {
    await stage.slack.person(who).types('#general', line);
    await stage.slack.settled();
  };
  const fills = async (who: string, command: string, fields: Readonly<Record<string, string>>) => {
    await stage.slack.person(who).types('#general', command);
    await saves(stage, who, fields);
    await putsAway(stage, who);
  };
  const agrees = (who: string) => presses(stage, who, 'Agree');
  const wantsTwoVoices = async (needsConfirmation: boolean) => {
    const { champion } = await store.read();
    await store.save('champion', { ...champion, needsConfirmation }, stage.clock.now());
  };
  const waits = async (who: string, customer: string, { from, to }: { readonly from: string; readonly to: string }) => {
    const act = doing(bot.db, workspaceId);
    const { id, zone } = await member(who);
    const doer: Doer = { memberId: id, zone, isAdmin: false };
    await until(from);
    const item = await act.logs(doer, customer, customer, stage.clock.now());
    await until(to);
    await act.takes(doer, item, stage.clock.now());
    await act.steps(doer, item, [{ kind: 'close', reason: 'Nothing to answer' }], stage.clock.now());
  };

  for (const [minute, who] of ['Mikko', 'Grace', 'Priya', 'Aino'].entries()) {
    await until(`2026-11-17T07:0${minute}:00Z`);
    await types(who, '/champion nominate me');
  }
  await ownTime(bot.db.prisma, workspaceId, (await member('Priya')).id).setDaysOff(PRIYAS_DAYS_OFF);

  await wantsTwoVoices(true);
  await until('2027-01-12T10:00:00Z');
  await types('Mikko', '/champion nominate @Arjun knows them all by name');
  await until('2027-01-12T11:00:00Z');
  await presses(stage, 'Aino', 'Confirm');
  await until('2027-01-12T11:10:00Z');
  await presses(stage, 'Arjun', 'Not now');
  await saves(stage, 'Arjun', { 'Ask me again from': '2027-03-08' });
  await putsAway(stage, 'Arjun');
  await wantsTwoVoices(false);

  await until('2027-02-10T20:00:00Z');
  await fills('Aino', '/champion swap', {
    'Your term': 'Aino, Mon, 1 Mar 2027 to Mon, 15 Mar 2027',
    For: 'Mikko, Mon, 15 Mar 2027 to Tue, 30 Mar 2027',
  });
  await until('2027-02-12T21:00:00Z');
  await agrees('Mikko');
  await waits('Priya', 'Acme Oy', { from: '2027-03-09T08:00:00Z', to: '2027-03-16T06:00:00Z' });
  await until('2027-04-06T15:00:00Z');
  await fills('Grace', '/champion hand over', { 'To whom?': 'Mikko' });
  await until('2027-04-07T10:00:00Z');
  await agrees('Mikko');
  await until('2027-05-11T10:00:00Z');
  await presses(stage, 'Arjun', 'Accept');
  await waits('Mikko', 'Lastekodu', { from: '2027-05-26T10:00:00Z', to: '2027-06-03T10:00:00Z' });

  await until(OUTAGE.from);
  await bot.stop();
  await stage.clock.leap(OUTAGE.to.getTime() - OUTAGE.from.getTime());
  bot = await stage.startBot();
  await hurries(bot);
  await stage.slack.settled();

  await until('2027-11-01T10:00:00Z');
  await presses(stage, 'Aino', 'I can’t');
  await until('2027-12-29T08:00:00Z');
  await stage.slack.admin.changePerson('Grace', { isDeleted: true });
  await stage.slack.settled();
  await until(ARJUNS_PAUSE.at);
  await types('Arjun', `/chair pause until ${ARJUNS_PAUSE.until}`);
  await until('2028-06-08T08:00:00Z');
  await fills('Mikko', '/champion substitute', {
    ...{ 'Who stands in?': 'Aino', From: '2028-06-12', 'To, included': '2028-06-13' },
  });
  await until('2028-06-08T09:00:00Z');
  await agrees('Aino');
  await until('2028-07-04T10:00:00Z');
  await fills('Mikko', '/champion take over', { 'Which term?': 'Aino, Mon, 17 Jul 2028 to Mon, 31 Jul 2028' });
  await until('2028-07-04T10:30:00Z');
  await agrees('Aino');
  await until('2028-08-02T10:00:00Z');
  await callsMinute(stage);

  await until('2028-09-20T10:00:00Z');
  await types('Priya', '/champion leave');
  await until('2028-10-03T10:00:00Z');
  await types('Mikko', '/champion nominate @Priya forgets nobody');
  await until('2028-10-03T10:10:00Z');
  await presses(stage, 'Priya', 'Please don’t ask again');
  await until('2028-10-05T10:00:00Z');
  await types('Arjun', '/champion nominate @Priya once more, please');
  await until('2028-10-24T10:00:00Z');
  await fills('Aino', '/champion set', {
    ...{ 'Which term?': 'Aino, Mon, 6 Nov 2028 to Mon, 20 Nov 2028', 'Who holds it?': 'Arjun', 'Why?': 'I travel.' },
  });
  await until('2028-11-07T10:00:00Z');
  for (const who of ['Mikko', 'Aino', 'Arjun']) await types(who, '/champion leave');
  await until('2028-11-28T10:00:00Z');
  await types('Mikko', '/champion nominate me');
  await until(END);
  return { stage, ...(await whatWasSaid(stage, bot)) };
}

/** Mikko hosts a meeting for an hour only, so that of two years of it nothing has to be told. */
async function callsMinute(stage: Stage): Promise<void> {
  await setsUp(stage, 'Mikko', '#product');
  await putsAway(stage, 'Mikko');
  await stage.slack.person('Aino').types('#general', '/champion minute');
  await saves(stage, 'Aino', {
    'Whose words?': '#1 Acme Oy: It is late again.',
    'In which meeting’s channel?': 'Weekly product, #product',
  });
  await putsAway(stage, 'Aino');
  await stage.clock.leap(60_000);
  await stage.slack.settled();
  await removes(stage, 'Mikko', '#product', '/opener remove');
}

/** Nothing of a story outlives the process. */
async function hurries({ db }: Bot): Promise<void> {
  if (db.provider === 'sqlite') await db.prisma.$executeRawUnsafe('PRAGMA synchronous = OFF');
}

async function whatWasSaid({ slack }: Stage, { db }: Bot): Promise<Omit<Years, 'stage'>> {
  const rows = await db.prisma.delivery.findMany({ where: { ts: { not: '' } } });
  const byPlace = new Map(rows.map((row) => [`${row.channelId} ${row.ts}`, row]));
  const names = new Map((await db.prisma.member.findMany()).map(({ slackUserId, name }) => [slackUserId, name]));
  for (const channel of ['#general', '#product']) names.set(slack.channel(channel).id, channel);
  const calls = (wanted: string, tsOf: (call: (typeof slack.calls)[number]) => unknown): Posted[] =>
    slack.calls
      .filter(({ method, answer }) => method === wanted && answer?.ok === true)
      .map((call) => {
        const row = byPlace.get(`${call.args.channel} ${tsOf(call)}`);
        const who = names.get(row?.targetId ?? '') ?? 'nobody known';
        return { kind: row?.kind ?? 'unknown', who, at: call.at, subject: row?.subject ?? '' };
      });
  return {
    posted: calls('chat.postMessage', ({ answer }) => answer?.ts),
    rewritten: calls('chat.update', ({ args }) => args.ts),
    terms: await db.prisma.championTerm.findMany({
      where: { state: { not: 'coming' } },
      orderBy: { number: 'asc' },
      include: { holder: true, turnOf: true },
    }),
  };
}
