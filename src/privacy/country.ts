import { type CountryCode, getCountries } from 'libphonenumber-js/max';

let countries: ReadonlyMap<string, CountryCode> | undefined;

/** The country that an IANA zone lies in, so that a number written as at home is known for one; null for UTC and the like. */
export function countryOfZone(zone: string): CountryCode | null {
  countries ??= new Map(getCountries().flatMap((country) => zonesOf(country).map((name) => [name, country] as const)));
  return countries.get(zone) ?? null;
}

function zonesOf(country: CountryCode): readonly string[] {
  const locale = new Intl.Locale('und', { region: country });
  // Newer engines have it as a method, older ones as a property; TypeScript knows neither yet.
  if ('getTimeZones' in locale && typeof locale.getTimeZones === 'function') return strings(locale.getTimeZones());
  return 'timeZones' in locale ? strings(locale.timeZones) : [];
}

function strings(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
