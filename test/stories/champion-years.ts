import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Provider } from '../../src/database.ts';
import { livesTwoYears, type Posted, type Years } from './champion-years-life.ts';
import { AFTER_VACANCY, everyMessage, NOT_IN_TURN_FROM, TERMS, weekday, works, ZONES } from './champion-years-plan.ts';

/** A wall clock’s date and time somewhere. */
function localTime(at: Date, zone: string): { readonly date: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [date = '', time = ''] = parts.format(at).split(' ');
  return { date, time };
}

const people = Object.keys(ZONES).filter((name): name is keyof typeof ZONES => name in ZONES);
const zoneOf = (who: string) => ZONES[people.find((name) => name === who) ?? 'Aino'];

function inWords({ kind, subject }: Posted): string {
  const number = /"number":(\d+)/u.exec(subject)?.[1];
  const when = /"when":"(\w+)"/u.exec(subject)?.[1];
  const words: Readonly<Record<string, string>> = {
    'champion.heads_up': `heads-up a ${when} before term ${number}`,
    'champion.started': `term ${number} has started`,
    'champion.brief': `brief of term ${number}`,
    'champion.thanks': `thanks for term ${number}`,
    'champion.asked': 'question',
    'champion.answered': 'answer',
    'champion.digest': 'digest',
    'champion.stand_in': 'stands in',
    'champion.second': 'nomination to confirm',
    'champion.nominated': 'nominated',
    'champion.passed_on': 'passed on',
    'champion.minute': 'customer minute',
    'champion.minute_called': 'customer minute in his channel',
    'champion.set': 'set by hand',
    'champion.vacant': 'nobody is willing',
  };
  return words[kind] ?? kind;
}

/** What holds after two years of customer champions on a database. */
export function twoYears(provider: Provider): void {
  let years: Years;
  beforeAll(async () => {
    years = await livesTwoYears(provider);
  }, 1_800_000);
  afterAll(() => years.stage.end());

  it('says every message that is planned, once, at the hour of its reader’s clock, and nothing else to anybody', () => {
    const said = years.posted.map((one) => {
      const { date, time } = localTime(one.at, zoneOf(one.who));
      return `${date} ${weekday(date)} ${time} ${one.who}: ${inWords(one)}`;
    });
    expect(said.sort()).toEqual(everyMessage());
  });

  it('writes to nobody outside their working hours, on a holiday, on a day off, or while they are paused', () => {
    const wrong = people.flatMap((name) =>
      years.posted
        .filter(({ who }) => who === name)
        .map(({ at, ...one }) => ({ ...one, ...localTime(at, ZONES[name]) }))
        .filter(({ date, time }) => !works(name, date) || time < '09:00' || time >= '17:00'),
    );
    expect(wrong).toEqual([]);
  });

  it('changes hands every second Monday at nine in Helsinki, or the day after a holiday, with no gap but where nobody is willing', () => {
    expect(
      years.terms.map(({ number, startsAt, turnOf, holder }) => {
        const { date, time } = localTime(startsAt, 'Europe/Helsinki');
        return `${number}: ${date} ${time} turn of ${turnOf.name}, ended by ${holder.name}`;
      }),
    ).toEqual(
      TERMS.map(({ number, date, turnOf, ends }) => `${number}: ${date} 09:00 turn of ${turnOf}, ended by ${ends}`),
    );
    for (const [index, { startsAt }] of years.terms.entries()) {
      if (TERMS[index]?.date === AFTER_VACANCY) continue;
      expect(startsAt).toEqual(years.terms[index - 1]?.endsAt ?? startsAt);
    }
  });

  it('is fair: whoever was there all along had as many turns as the others but for one, and nobody two terms in a row', () => {
    const inTurn = years.terms.filter(({ startsAt }) => startsAt < new Date(NOT_IN_TURN_FROM));
    const turns = (name: string) => inTurn.filter(({ turnOf }) => turnOf.name === name).length;
    expect(Math.abs(turns('Mikko') - turns('Aino'))).toBeLessThanOrEqual(1);
    const repeats = years.terms.filter(({ holder }, index) => years.terms[index - 1]?.holder.name === holder.name);
    expect(repeats).toEqual([]);
  });

  it('writes anew only what was said around the last terms, however many there were before', () => {
    const late = years.rewritten.filter(({ at, subject }) => {
      const number = Number(/"number":(\d+)/u.exec(subject)?.[1] ?? Number.NaN);
      const running = years.terms.findLast(({ startsAt }) => startsAt <= at)?.number ?? 0;
      return number < running - 4;
    });
    expect(late.map(({ who, at, subject }) => `${at.toISOString()} ${who} ${subject}`)).toEqual([]);
    expect(years.rewritten.length).toBeLessThan(years.terms.length * 15);
  });
}
