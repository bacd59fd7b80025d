import { isZone, zones } from '../schedule/zones.ts';
import { searchField } from './choice-fields.ts';
import type { Choice } from './choices.ts';
import type { Labels, RequiredField } from './fields.ts';
import { LIMITS } from './limits.ts';

const ZONES: readonly string[] = zones();

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
