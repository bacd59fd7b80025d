import { holidayPlaces, placeCode, placeName, placeOf } from '../schedule/holidays.ts';
import { searchField } from './choice-fields.ts';
import type { Choice } from './choices.ts';
import type { Labels, RequiredField } from './fields.ts';
import { LIMITS } from './limits.ts';

/** A country, or a region of one, whose public holidays count; by its code ("FI", "DE-BY"). */
export function placeField(labels: Labels): RequiredField<string> {
  return searchField({
    placeholder: 'Type a country or a region',
    ...labels,
    suggest: suggestPlaces,
    show: placeChoice,
  });
}

/** Places whose name has `typed` in it, those that start with it first. */
function suggestPlaces(typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  const found = holidayPlaces().filter(({ name }) => name.toLowerCase().includes(wanted));
  const isFirst = (name: string) => name.toLowerCase().startsWith(wanted);
  const ranked = [...found.filter(({ name }) => isFirst(name)), ...found.filter(({ name }) => !isFirst(name))];
  return ranked.slice(0, LIMITS.selectOptions).map(({ place, name }) => ({ value: placeCode(place), text: name }));
}

function placeChoice(code: string): Choice | null {
  const place = placeOf(code);
  return place && { value: code, text: placeName(place) };
}
