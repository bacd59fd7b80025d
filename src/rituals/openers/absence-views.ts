import { dateElement } from '../../slack/dates.ts';
import type { Part } from '../../slack/spoken.ts';
import type { Absence } from './meetings.ts';

/** What somebody did to one meeting. */
export type Told =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'moved'; readonly to: Date }
  | { readonly kind: 'put_back' };

/** Why there is no meeting: "skipped", "moved to …", "no meeting, Christmas Day", "paused". */
export function absenceParts(absence: Absence, zone: string): Part[] {
  switch (absence.kind) {
    case 'skipped':
      return ['skipped'];
    case 'paused':
      return ['paused'];
    case 'moved':
      return ['moved to ', dateElement(absence.to, 'date and time', zone)];
    case 'holiday':
      return absence.movedTo === null
        ? [`no meeting, ${absence.name}`]
        : [`${absence.name}, moved to `, dateElement(absence.movedTo, 'date and time', zone)];
  }
}
