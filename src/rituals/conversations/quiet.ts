import { localDate } from '../../schedule/local-time.ts';
import { daysBefore } from './browsing.ts';
import type { Customer } from './customer.ts';

/** What a workspace calls those it serves, and from when on, and of which kinds (none: all), it calls them silent. */
export interface Watch {
  readonly noun: { readonly one: string; readonly many: string };
  readonly quietKinds: readonly string[];
  readonly days: number;
}

/** Whom nobody has heard from: since a local date (YYYY-MM-DD), of these kinds; null for all. */
export interface QuietQuery {
  readonly lastHeardBy: string;
  readonly kinds: readonly string[] | null;
}

/** Somebody not heard from, with the colleague who is their contact ("" for nobody) and the day of the latest they said. */
export interface QuietCustomer {
  readonly customer: Customer;
  readonly contact: string;
  readonly heardOn: string;
}

/** What a watch looks for now, by a reader's own calendar. */
export function quietBy({ days, quietKinds }: Watch, { now, zone }: { now: Date; zone: string }): QuietQuery {
  return {
    lastHeardBy: daysBefore(localDate(now, zone), days),
    kinds: quietKinds.length === 0 ? null : quietKinds,
  };
}
