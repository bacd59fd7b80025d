import { Temporal } from 'temporal-polyfill';

/** Reads one zone's clocks quickly: for arithmetic over many instants, where asking the calendar each time costs too much. */
export interface ZoneClock {
  /** What clocks show at an instant, as milliseconds: the wall time as if it were UTC. */
  wallOf(instant: number): number;
  /** The instant at which clocks show `wall`: shifted by the gap in spring, the first of two in autumn. */
  instantOf(wall: number): number;
}

/** From `from` on clocks are `offset` milliseconds ahead of UTC. */
interface Period {
  readonly from: number;
  readonly offset: number;
}

/** No clock change is further than this from the instant that its wall time suggests; Samoa once skipped a day. */
const AROUND = 2 * 24 * 60 * 60 * 1000;

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone. @throws RangeError when there is no such zone */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone) ?? createZoneClock(zone);
  clocks.set(zone, known);
  return known;
}

function createZoneClock(zone: string): ZoneClock {
  const years = new Map<number, readonly Period[]>();

  const periodsOf = (year: number): readonly Period[] => {
    const known = years.get(year) ?? periodsIn(zone, year);
    years.set(year, known);
    return known;
  };

  const offsetAt = (instant: number): number => {
    let offset = 0;
    for (const period of periodsOf(new Date(instant).getUTCFullYear())) {
      if (period.from > instant) break;
      offset = period.offset;
    }
    return offset;
  };

  // Known zones answer at once, others are refused before anything is counted in them.
  periodsOf(2026);
  return {
    wallOf: (instant) => instant + offsetAt(instant),
    instantOf(wall) {
      const [before, after] = [offsetAt(wall - AROUND), offsetAt(wall + AROUND)];
      if (before === after) return wall - before;
      const isShownLater = offsetAt(wall - after) === after;
      const isShownBefore = offsetAt(wall - before) === before;
      // In a gap neither is; the clocks before it say how far it is shifted.
      return isShownLater && !isShownBefore ? wall - after : wall - before;
    },
  };
}

function periodsIn(zone: string, year: number): Period[] {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  let at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const periods: Period[] = [{ from: start, offset: at.offsetNanoseconds / 1_000_000 }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end) return periods;
    periods.push({ from: next.epochMilliseconds, offset: next.offsetNanoseconds / 1_000_000 });
    at = next;
  }
}
