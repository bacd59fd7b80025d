import { afterAll, beforeAll, expect, it } from 'vitest';
import { wish } from '../../src/rituals/champion/change.ts';
import { answerChange, askForChange } from '../../src/rituals/champion/change-term.ts';
import { localDate, localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import { ownTime } from '../../src/settings/own-time-store.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { describeEachProvider } from '../support/database.ts';
import { doing } from '../support/doing.ts';
import { leapTo } from '../support/leaping.ts';
import { type Bot, openStage, type Stage } from '../support/stage.ts';

const ZONES: Readonly<Record<string, string>> = {
  Aino: 'Europe/Helsinki',
  Mikko: 'Europe/Helsinki',
  Grace: 'America/New_York',
  Priya: 'Asia/Kolkata',
  Arjun: 'Asia/Kolkata',
};
/** Priya is on leave for six weeks of the first summer. */
const LEAVE = { fromDate: '2027-06-28', toDate: '2027-08-08' };
const OUTAGE = { from: new Date('2027-10-06T10:00:00Z'), to: new Date('2027-10-27T10:00:00Z') };
const END = '2028-11-20T12:00:00Z';

interface Said {
  readonly kind: string;
  readonly who: string;
  /** The term it is about, where it is about one. */
  readonly number: number | null;
  readonly subject: string;
  readonly at: Date;
}

describeEachProvider('two years of customer champions', (provider) => {
  let stage: Stage;
  let bot: Bot;
  let workspaceId: string;
  let said: readonly Said[];
  let terms: readonly {
    readonly number: number;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly turnOf: { readonly name: string };
    readonly holder: { readonly name: string };
  }[];

  beforeAll(async () => {
    stage = await openStage(provider);
    bot = await stage.startBot();
    if (provider === 'sqlite') await bot.db.prisma.$executeRawUnsafe('PRAGMA synchronous = OFF');
    ({ id: workspaceId } = await bot.db.prisma.workspace.findFirstOrThrow());
    await lives();
    terms = await bot.db.prisma.championTerm.findMany({
      where: { state: { not: 'coming' } },
      orderBy: { number: 'asc' },
      include: { holder: true, turnOf: true },
    });
    const rows = await bot.db.prisma.delivery.findMany({ where: { state: 'sent' }, orderBy: { sentAt: 'asc' } });
    const members = new Map((await bot.db.prisma.member.findMany()).map((one) => [one.slackUserId, one.name]));
    said = rows.map(({ kind, targetId, subject, sentAt, dueAt }) => ({
      ...{ kind, subject, who: members.get(targetId) ?? '#general', at: sentAt ?? dueAt },
      number: Number(/"number":(\d+)/u.exec(subject)?.[1] ?? Number.NaN) || null,
    }));
  }, 1_800_000);
  afterAll(() => stage.end());

  const until = (instant: string | Date) =>
    leapTo({ db: bot.db, clock: stage.clock }, new Date(instant), () => stage.slack.settled());
  const types = async (who: string, line: string) => {
    await stage.slack.person(who).types('#general', line);
    await stage.slack.settled();
  };
  const member = (name: string) => bot.db.prisma.member.findFirstOrThrow({ where: { name } });
  /** Who holds the next terms, by the rows and by the plan together. */
  const nextNumber = async () =>
    ((await bot.db.prisma.championTerm.aggregate({ _max: { number: true } }))._max.number ?? 0) + 1;

  async function lives(): Promise<void> {
    const store = settings(bot.db.prisma, workspaceId);
    const channelId = stage.slack.channel('#general').id;
    await store.save('champion', { ...(await store.read()).champion, channelId }, stage.clock.now());
    for (const who of ['Mikko', 'Grace', 'Priya', 'Aino']) await types(who, '/champion nominate me');
    await ownTime(bot.db.prisma, workspaceId, (await member('Priya')).id).setDaysOff([LEAVE]);
    await until('2027-02-10T10:00:00Z');
    await swaps();
    await until('2027-03-09T10:00:00Z');
    const act = doing(bot.db, workspaceId);
    const hearer = await member('Arjun').catch(() => member('Mikko'));
    const doer = { memberId: hearer.id, zone: hearer.zone, isAdmin: false };
    const item = await act.logs(doer, 'one', 'Acme Oy', stage.clock.now());
    await until('2027-03-20T10:00:00Z');
    await act.takes(doer, item, stage.clock.now());
    await act.steps(doer, item, [{ kind: 'close', reason: 'Nothing to answer' }], stage.clock.now());
    await until('2027-05-11T10:00:00Z');
    await types('Arjun', '/champion nominate me');
    await until(OUTAGE.from);
    await bot.stop();
    await stage.clock.leap(OUTAGE.to.getTime() - OUTAGE.from.getTime());
    bot = await stage.startBot();
    await stage.slack.settled();
    await until('2028-02-16T10:00:00Z');
    await types('Grace', '/champion leave');
    await until(END);
  }

  /** The next two terms whose holders were not told yet: both agree, in their working hours. */
  async function swaps(): Promise<void> {
    const number = await nextNumber();
    const order = (await bot.db.prisma.championTerm.findMany({ orderBy: { number: 'asc' } })).map(
      ({ holderId }) => holderId,
    );
    const [one, other] = [order.at(-4) ?? '', order.at(-3) ?? ''];
    const asker = await bot.db.prisma.member.findFirstOrThrow({ where: { id: one } });
    const given = wish({ kind: 'swap', number, otherNumber: number + 1, doerId: other, insteadOfId: one });
    const now = stage.clock.now();
    const change = await askForChange(bot.db, workspaceId, { wish: given, asker, requestKey: 'swap' }, now);
    await until('2027-02-12T10:00:00Z');
    await answerChange(bot.db, workspaceId, { changeId: change.id, memberId: other, agrees: true }, stage.clock.now());
    await stage.slack.settled();
  }

  const isInOutage = (at: Date) => at >= OUTAGE.from && at < OUTAGE.to;
  const spoken = ({ kind, who, at }: Said) => `${who} ${kind} ${at.toISOString()}`;
  const toPeople = () => said.filter(({ who }) => who !== '#general');
  const about = (kind: string, number: number) => said.filter((one) => one.kind === kind && one.number === number);

  it('changes hands every second Monday at nine in Helsinki, in winter and in summer, without a gap, outage or not', () => {
    expect(terms.length).toBe(53);
    for (const [index, { number, startsAt }] of terms.entries()) {
      expect(number).toBe(index + 1);
      expect([localWeekday(startsAt, 'Europe/Helsinki'), localWallTime(startsAt, 'Europe/Helsinki')]).toEqual([
        1,
        '09:00',
      ]);
      if (index > 0) expect(startsAt).toEqual(terms[index - 1]?.endsAt);
    }
  });

  it('writes to nobody outside their working hours, nor while they are on leave', () => {
    const wrong = toPeople().filter(({ who, at }) => {
      const zone = ZONES[who] ?? 'UTC';
      const [time, date] = [localWallTime(at, zone), localDate(at, zone)];
      const isOff = who === 'Priya' && LEAVE.fromDate <= date && date <= LEAVE.toDate;
      return isOff || time < '09:00' || time >= '17:00' || localWeekday(at, zone) > 5;
    });
    expect(wrong.map(spoken)).toEqual([]);
  });

  it('sends only what the table of messages names', () => {
    expect([...new Set(said.map(({ kind }) => kind))].sort()).toEqual([
      ...['champion.answered', 'champion.asked', 'champion.brief', 'champion.digest', 'champion.heads_up'],
      ...['champion.started', 'champion.thanks', 'reminder'],
    ]);
  });

  it('tells each holder a week and a working day before, once each, and never twice', () => {
    for (const { number, startsAt, holder } of terms) {
      const ahead = about('champion.heads_up', number);
      if (isInOutage(startsAt) || isInOutage(new Date(startsAt.getTime() - 8 * 86_400_000)) || number === 1) continue;
      expect(ahead.map(({ who }) => who)).toEqual([holder.name, holder.name]);
      expect(ahead.map(({ subject }) => /"when":"(\w+)"/u.exec(subject)?.[1])).toEqual(['week', 'day']);
      expect(ahead.every(({ at }) => at < startsAt)).toBe(true);
    }
  });

  it('announces each term once, briefs its holder once, thanks them once; of those that came and went in the outage nobody hears', () => {
    for (const { number, startsAt, endsAt, holder } of terms) {
      const isMissed = isInOutage(startsAt) && endsAt <= OUTAGE.to;
      const expected = isMissed ? 0 : 1;
      expect(about('champion.started', number)).toHaveLength(expected);
      expect(about('champion.brief', number).map(({ who }) => who)).toEqual(isMissed ? [] : [holder.name]);
      if (number < terms.length) {
        expect(about('champion.thanks', number).map(({ who }) => who)).toEqual(isMissed ? [] : [holder.name]);
      }
    }
  });

  it('asks once about the swap, tells the answer once, and digests only the Fridays on which something waited', () => {
    expect(said.filter(({ kind }) => kind === 'champion.asked')).toHaveLength(1);
    expect(said.filter(({ kind }) => kind === 'champion.answered')).toHaveLength(1);
    const digests = said.filter(({ kind }) => kind === 'champion.digest');
    expect(digests).toHaveLength(2);
    for (const { who, at } of digests) {
      expect([localWeekday(at, ZONES[who] ?? 'UTC'), localWallTime(at, ZONES[who] ?? 'UTC')]).toEqual([5, '09:00']);
    }
  });

  it('is fair: those who were there all along had the same number of turns but for one, and the newcomer never catches up', () => {
    const count = (name: string, from = 0) =>
      terms.filter(({ turnOf, number }) => turnOf.name === name && number > from).length;
    expect(Math.abs(count('Mikko') - count('Aino'))).toBeLessThanOrEqual(1);
    const joined = terms.findIndex(({ turnOf }) => turnOf.name === 'Arjun');
    expect(joined).toBeGreaterThan(10);
    expect(count('Arjun')).toBeLessThanOrEqual(count('Mikko', joined) + 1);
    expect(
      terms.filter(({ startsAt }) => startsAt > new Date('2028-02-17')).map(({ holder }) => holder.name),
    ).not.toContain('Grace');
    const onLeave = terms.filter(({ startsAt }) => {
      const date = localDate(startsAt, 'Europe/Helsinki');
      return LEAVE.fromDate <= date && date <= LEAVE.toDate;
    });
    expect(onLeave.map(({ holder }) => holder.name)).not.toContain('Priya');
    const repeats = terms.filter(({ holder }, index) => index > 0 && terms[index - 1]?.holder.name === holder.name);
    expect(repeats).toEqual([]);
  });
});
