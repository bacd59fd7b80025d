import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import { MORNING } from '../../schedule/mornings.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { RitualDeps } from '../deps.ts';
import type { MorningPart } from '../morning.ts';
import { beginMorning } from './begin-morning.ts';
import { morningDelivery } from './morning-delivery.ts';

/** What happens when somebody's working day begins. @param parts what the rituals have to say, in the order in which it is told */
export function morningOccurrences(deps: RitualDeps, parts: readonly MorningPart[]): OccurrenceKind {
  return { kind: MORNING, run: (occurrence, now) => beginMorning(deps, parts, occurrence, now) };
}

/** The one message of a morning. */
export function morningDeliveries(deps: RitualDeps, parts: readonly MorningPart[]): DeliveryKind[] {
  return [morningDelivery(deps, parts)];
}
