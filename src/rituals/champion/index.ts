import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { inWorkingHours } from '../in-working-hours.ts';
import { registerChampionCommand } from './listeners.ts';
import { looks } from './look.ts';
import { nominatedDelivery } from './nominated-delivery.ts';
import { secondDelivery } from './second-delivery.ts';

/** /champion: one colleague at a time who holds everybody to the customer. */
export function registerChampion(slack: Slack, deps: RitualDeps): void {
  registerChampionCommand(slack, deps);
}

/** The daily look at whose turn it is. */
export function championOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [looks(deps)];
}

/** What the role sends: each in its reader's working hours. */
export function championDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [nominatedDelivery(deps), secondDelivery(deps)].map((kind) => inWorkingHours(deps, kind));
}
