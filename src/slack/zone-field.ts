import { searchField } from './choice-fields.ts';
import type { Choice } from './choices.ts';
import type { Labels, RequiredField } from './fields.ts';
import { LIMITS } from './limits.ts';

/** Names that the runtime lists under their former spelling, as Slack and people know them today. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const ZONES: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map((zone) => RENAMED[zone] ?? zone)]),
].sort();

/** A time zone by its IANA name, found by city or region. */
export function zoneField(labels: Labels): RequiredField<string> {
  return searchField({ ...labels, suggest: suggestZones, show: zoneChoice, minLength: 1 });
}

/** Zones whose name has `typed` in it, those whose city starts with it first. */
function suggestZones(typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const isMeant = (name: string) => name.toLowerCase().replaceAll(' ', '_').includes(wanted);
  const found = ZONES.filter((zone) => isMeant(zone) || isMeant(choiceOf(zone).text));
  const startsWith = (zone: string) => cityOf(zone).toLowerCase().startsWith(wanted.replaceAll('_', ' '));
  const ranked = [...found.filter(startsWith), ...found.filter((zone) => !startsWith(zone))];
  return ranked.slice(0, LIMITS.selectOptions).map(choiceOf);
}

/** "Helsinki" of "Europe/Helsinki". */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function zoneChoice(zone: string): Choice | null {
  return isZone(zone) ? choiceOf(zone) : null;
}

function choiceOf(zone: string): Choice {
  const region = zone.split('/').slice(0, -1).join(', ').replaceAll('_', ' ');
  return { value: zone, text: region ? `${cityOf(zone)} (${region})` : zone };
}

/** Whether this runtime knows the zone; offsets such as "+02:00" are not zones. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
