/** Zones with every kind of clock change: an hour by night, at midnight, half an hour, none, the far side of the date line. */
export const ZONES = [
  'Europe/Helsinki',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
] as const;

export type Zone = (typeof ZONES)[number];

/** Every local day from 2025 to 2029: five years with all their clock changes. */
export const FIVE_YEARS = { from: '2025-01-01', to: '2029-12-31' };

const QUARTER = 15 * 60_000;

/** What a zone's clocks showed, walked through quarter by quarter and read from Intl: an oracle that shares no code with ours. */
export interface ZoneYear {
  /** All local dates, in order. */
  readonly dates: readonly string[];
  /** When clocks first showed `time` (a quarter) on `date`; when they never did, as long after the last quarter before it as usual. */
  firstInstantOf(date: string, time: string): number;
}

const walked = new Map<Zone, ZoneYear>();

export function zoneYear(zone: Zone): ZoneYear {
  const known = walked.get(zone) ?? walk(zone);
  walked.set(zone, known);
  return known;
}

function walk(zone: Zone): ZoneYear {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const firstShown = new Map<string, number>();
  const [from, to] = [Date.parse(FIVE_YEARS.from), Date.parse(FIVE_YEARS.to)];
  for (let instant = from - 48 * 4 * QUARTER; instant < to + 48 * 4 * QUARTER; instant += QUARTER) {
    const shown = format.format(instant);
    if (!firstShown.has(shown)) firstShown.set(shown, instant);
  }
  const dates: string[] = [];
  for (let day = from; day <= to; day += 96 * QUARTER) dates.push(new Date(day).toISOString().slice(0, 10));
  const firstInstantOf = (date: string, time: string): number => {
    const wanted = Date.parse(`${date}T${time}:00Z`);
    for (let back = 0; back < 8; back += 1) {
      const shown = new Date(wanted - back * QUARTER).toISOString().slice(0, 16).replace('T', ' ');
      const instant = firstShown.get(shown);
      if (instant !== undefined) return instant + back * QUARTER;
    }
    throw new Error(`${zone} never came near ${date} ${time}`);
  };
  return { dates, firstInstantOf };
}
