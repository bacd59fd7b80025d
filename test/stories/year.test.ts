import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate, localWallTime, localWeekday } from '../../src/schedule/local-time.ts';
import type { DaySpan } from '../../src/schedule/working-hours.ts';
import { ownTime } from '../../src/settings/own-time-store.ts';
import { settings } from '../../src/settings/settings-store.ts';
import { doing } from '../support/doing.ts';
import { leapTo } from '../support/leaping.ts';
import { meetsSixty, SIXTY, seedSixty } from '../support/many-people.ts';
import { type Bot, openStage, type Stage } from '../support/stage.ts';
import { TUESDAY_NINE } from '../support/team.ts';
import { type Deed, type Pause, planYear } from '../support/year-plan.ts';

/** The public holidays of Finland in that year that fall on Monday to Friday, by hand. */
const HOLIDAYS = ['2026-12-25', '2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29', '2027-05-06'];
const DAY = 24 * 60 * 60 * 1000;
const END = new Date(TUESDAY_NINE.getTime() + 365 * DAY);

/** A DM of the bot's own. */
interface Told {
  readonly who: string;
  readonly kind: string;
  readonly at: Date;
  readonly date: string;
  readonly time: string;
  readonly weekday: number;
}

const { deeds, pauses } = planYear(TUESDAY_NINE);
/** Everybody is off for a week of the northern summer, and on one Wednesday of spring. */
const daysOff = new Map<string, readonly DaySpan[]>(
  SIXTY.map(({ name }, index) => {
    const week = `2027-07-${String(5 + 7 * (index % 4)).padStart(2, '0')}`;
    const wednesday = `2027-04-${String(7 + 7 * (index % 3)).padStart(2, '0')}`;
    const friday = new Date(Date.parse(week) + 4 * DAY).toISOString().slice(0, 10);
    return [
      name,
      [
        { fromDate: wednesday, toDate: wednesday },
        { fromDate: week, toDate: friday },
      ],
    ];
  }),
);

let stage: Stage;
let bot: Bot;
let told: readonly Told[];
beforeAll(async () => {
  stage = await openStage('sqlite', { seed: seedSixty });
  bot = await stage.startBot();
  // Nothing here outlives the process.
  await bot.db.prisma.$executeRawUnsafe('PRAGMA synchronous = OFF');
  await lives();
  told = await dms();
}, 600_000);
afterAll(() => stage.end());

/** The year passes, with all that people do in it. */
async function lives(): Promise<void> {
  const { id: workspaceId } = await bot.db.prisma.workspace.findFirstOrThrow();
  const ids = await meetsSixty(bot.db, workspaceId, TUESDAY_NINE);
  const store = settings(bot.db.prisma, workspaceId);
  await store.save('time', { ...(await store.read()).time, country: 'FI' }, TUESDAY_NINE);
  for (const [name, spans] of daysOff) {
    await ownTime(bot.db.prisma, workspaceId, ids.get(name) ?? '').setDaysOff(spans);
  }
  const doer = (name: string) => {
    const one = SIXTY.find((each) => each.name === name);
    const memberId = ids.get(name);
    if (!one || !memberId) throw new Error(`Nobody is called ${name}`);
    return { memberId, zone: one.zone, isAdmin: one === SIXTY[0] };
  };
  const act = doing(bot.db, workspaceId);
  const records = new Map<number, string>();
  const record = (item: number) => records.get(item) ?? '';
  const does = async (deed: Deed, now: Date): Promise<void> => {
    switch (deed.kind) {
      case 'logs':
        records.set(deed.item, await act.logs(doer(deed.who), `item ${deed.item}`, `Firm ${deed.item % 80}`, now));
        return;
      case 'takes':
        return act.takes(doer(deed.who), record(deed.item), now);
      case 'assigns': {
        const assign = { kind: 'assign', ownerId: doer(deed.to).memberId } as const;
        return act.steps(doer(SIXTY[0]?.name ?? ''), record(deed.item), [assign], now);
      }
      case 'answers': {
        const contentment = deed.item % 7 === 0 ? 'unknown' : 'content';
        const answer = { kind: 'answer', told: 'It runs at night now.', tellsEveryone: true, contentment } as const;
        const steps = deed.item % 2 === 0 ? [answer, { kind: 'share' } as const] : [answer];
        return act.steps(doer(deed.who), record(deed.item), steps, now);
      }
      case 'learns':
        return act.steps(doer(deed.who), record(deed.item), [{ kind: 'learn' }], now);
      case 'closes':
        return act.steps(doer(deed.who), record(deed.item), [{ kind: 'close', reason: 'Nothing to answer' }], now);
      case 'pauses': {
        const standIn = deed.standIn === null ? '' : ` with @${deed.standIn}`;
        return stage.slack.person(deed.who).types('#general', `/chair pause until ${deed.until}${standIn}`);
      }
      case 'comes back':
        return stage.slack.person(deed.who).types('#general', '/chair back');
    }
  };
  const leaps = (target: Date) => leapTo({ db: bot.db, clock: stage.clock }, target, () => stage.slack.settled());
  for (const deed of deeds.filter(({ at }) => at < END)) {
    await leaps(deed.at);
    await does(deed, stage.clock.now());
    await stage.slack.settled();
  }
  await leaps(END);
}

/** Everything the bot posted, as it met people's days. */
async function dms(): Promise<Told[]> {
  const rows = await bot.db.prisma.delivery.findMany({ where: { ts: { not: '' } } });
  const kinds = new Map(rows.map(({ channelId, ts, kind }) => [`${channelId} ${ts}`, kind]));
  const places = new Map(SIXTY.map((one) => [stage.slack.person(one.name).dm()[0]?.channelId, one]));
  return stage.slack.calls
    .filter(({ method, answer }) => method === 'chat.postMessage' && answer?.ok === true)
    .map(({ args, answer }) => {
      const one = places.get(String(args.channel));
      if (!one) throw new Error(`Posted to ${args.channel}`);
      const at = new Date(Number(answer?.ts) * 1000);
      const [date, time] = [localDate(at, one.zone), localWallTime(at, one.zone)];
      const kind = kinds.get(`${args.channel} ${answer?.ts}`) ?? '';
      return { who: one.name, kind, at, date, time, weekday: localWeekday(at, one.zone) };
    });
}

const spoken = ({ who, kind, date, time, weekday }: Told) => `${who} ${date} (${weekday}) ${time} ${kind}`;
const isPaused = ({ who, at, date }: Told): boolean =>
  pauses.some(
    (one: Pause) => one.who === who && one.from < at && date < one.until && (one.back === null || at < one.back),
  );

it('sends nobody anything outside their working hours', () => {
  const early = told.filter(({ time, weekday }) => weekday > 5 || time < '09:00' || time >= '17:00');
  expect(early.map(spoken)).toEqual([]);
});

it('sends nobody anything on a holiday or a day off of theirs', () => {
  const isOff = ({ who, date }: Told) =>
    HOLIDAYS.includes(date) ||
    (daysOff.get(who) ?? []).some(({ fromDate, toDate }) => fromDate <= date && date <= toDate);
  expect(told.filter(isOff).map(spoken)).toEqual([]);
});

it('sends nobody anything while they are paused', () => {
  expect(told.filter(isPaused).map(spoken)).toEqual([]);
});

it('wishes nobody a second good morning on one local day, nor nudges them twice', () => {
  const daily = told
    .filter(({ kind }) => kind !== 'feedback.assigned')
    .map(({ who, date, kind }) => `${who} ${date} ${kind}`);
  expect(daily.filter((each, index) => daily.indexOf(each) !== index)).toEqual([]);
});

it('sends only what the table of messages names, and no more of it in any week of anybody', () => {
  const kinds = tally(told.map(({ kind }) => kind));
  expect([...kinds.keys()].sort()).toEqual(['feedback.assigned', 'feedback.within_day', 'reminder']);
  expect(kinds.get('reminder')).toBeGreaterThan(80);
  const given = tally(
    deeds.flatMap((deed) => (deed.kind === 'assigns' ? heardBy(deed.to).map((who) => weekOf(who, deed.at)) : [])),
  );
  const weeks = tally(told.map(({ who, at }) => weekOf(who, at)));
  // A morning and a nudge a working day, and what is given to them.
  const tooMany = [...weeks].filter(([week, count]) => count > 5 + 5 + (given.get(week) ?? 0));
  expect(tooMany).toEqual([]);
});

/** Whoever may be told of what somebody is given: they themselves, and all who ever stand in for them. */
function heardBy(name: string): string[] {
  return [name, ...pauses.flatMap(({ who, standIn }) => (who === name && standIn !== null ? [standIn] : []))];
}

/** Somebody's week, Monday to Sunday in UTC. */
function weekOf(who: string, at: Date): string {
  return `${who} ${Math.floor((at.getTime() / DAY + 3) / 7)}`;
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
