import { describe, expect, it } from 'vitest';
import { holidayPlaces, placeCode, placeName, placeOf, publicHoliday } from '../../src/schedule/holidays.ts';

describe('public holidays', () => {
  it.each([
    ['FI', '', '2026-12-06', 'Independence Day', 'a Sunday'],
    ['FI', '', '2026-12-07', null, 'the day after, which is none'],
    ['FI', '', '2026-06-19', null, 'Midsummer Eve: kept by many, but no public holiday'],
    ['DE', 'BY', '2026-01-06', 'Epiphany', 'in Bavaria'],
    ['DE', '', '2026-01-06', null, 'not in all of Germany'],
    ['GB', '', '2026-12-28', 'Boxing Day (substitute day)', 'the Monday for a holiday on Saturday'],
    ['US', '', '2026-11-26', 'Thanksgiving Day', 'the fourth Thursday'],
    ['AE', '', '2026-03-22', 'End of Ramadan (Eid al-Fitr)', 'the last of three days'],
    ['IS', '', '2026-12-24', null, 'one that begins in the afternoon'],
    ['', '', '2026-12-25', null, 'nowhere'],
  ])('%s %s %s: %s (%s)', (country, region, date, name, _why) => {
    expect(publicHoliday({ country, region }, date)).toBe(name);
  });

  it('are known of countries, each followed by its regions, and a code is read back', () => {
    const places = holidayPlaces();
    expect(places.length).toBeGreaterThan(400);
    for (const { place, name } of places) {
      expect(placeOf(placeCode(place))).toEqual(place);
      expect(placeName(place)).toBe(name);
    }
    expect(placeName({ country: 'DE', region: 'BY' })).toBe('Germany: Bayern');
    expect(placeOf('XX')).toBeNull();
  });
});
