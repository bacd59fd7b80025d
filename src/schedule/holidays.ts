import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

/** Where holidays count: ISO 3166-1 ("DE") and the part after the hyphen of ISO 3166-2 ("BY"; "" for the whole country). */
export interface HolidayPlace {
  readonly country: string;
  readonly region: string;
}

type HolidayNames = ReadonlyMap<string, string>;

const DAY = 24 * 60 * 60 * 1000;
const BEFORE_NOON = '12:00';

/** A calendar takes the library milliseconds to build and a year some more, so both are kept once somebody has asked. */
const years = new Map<string, HolidayNames>();

/**
 * The English name of the public holiday on a local date (YYYY-MM-DD); null on any other day, and where no holidays count.
 * Days that stand in for a holiday on a weekend are holidays too; one that only begins at noon or later is none.
 */
export function publicHoliday(place: HolidayPlace, date: string): string | null {
  if (place.country === '') return null;
  const year = Number(date.slice(0, 4));
  const key = `${placeCode(place)} ${year}`;
  const names = years.get(key) ?? holidaysOf(place, year);
  years.set(key, names);
  return names.get(date) ?? null;
}

/** "DE-BY", "FI"; "" for nowhere. */
export function placeCode({ country, region }: HolidayPlace): string {
  return region === '' ? country : `${country}-${region}`;
}

/** The country and region of a code; null when the library knows none of that name. */
export function placeOf(code: string): HolidayPlace | null {
  return everyPlace().get(code)?.place ?? null;
}

/** "Germany: Bayern", "Finland"; "" for nowhere. */
export function placeName(place: HolidayPlace): string {
  return everyPlace().get(placeCode(place))?.name ?? placeCode(place);
}

/** Countries, each followed by its regions, by their English names. */
export function holidayPlaces(): readonly { readonly place: HolidayPlace; readonly name: string }[] {
  return [...everyPlace().values()];
}

let places: ReadonlyMap<string, { readonly place: HolidayPlace; readonly name: string }> | null = null;

function everyPlace() {
  places ??= readPlaces();
  return places;
}

function readPlaces() {
  const library = new Holidays();
  const countries = Object.entries(library.getCountries('en')).sort(([, one], [, other]) => one.localeCompare(other));
  const all = countries.flatMap(([country, name]) => [
    { place: { country, region: '' }, name },
    ...Object.entries(library.getStates(country, 'en') ?? {}).map(([region, regionName]) => ({
      place: { country, region },
      name: `${name}: ${regionName}`,
    })),
  ]);
  return new Map(all.map((known) => [placeCode(known.place), known]));
}

/** All days of a year; of the year before too, because what begins in December may last into January. */
function holidaysOf({ country, region }: HolidayPlace, year: number): HolidayNames {
  const calendar = new Holidays({ country, ...(region === '' ? {} : { state: region }) }, { types: ['public'] });
  const found = [year - 1, year].flatMap((one) => calendar.getHolidays(one, 'en'));
  const names = new Map<string, string>();
  for (const { date, start, end, name } of found) {
    if (date.slice(11, 16) >= BEFORE_NOON) continue;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
    for (const day of daysFrom(date.slice(0, 10), days)) if (!names.has(day)) names.set(day, name);
  }
  return names;
}

function daysFrom(date: string, count: number): string[] {
  const first = Temporal.PlainDate.from(date);
  return Array.from({ length: count }, (_, index) => first.add({ days: index }).toString());
}
