import type { DeliveryKind } from '../../delivery/delivery-kind.ts';
import type { OccurrenceKind } from '../../schedule/occurrence.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { RitualDeps } from '../deps.ts';
import { inWorkingHours } from '../in-working-hours.ts';
import { changeDeliveries } from './change-delivery.ts';
import { digestDelivery } from './digest-delivery.ts';
import { groupTroubleDelivery } from './group-trouble-delivery.ts';
import { groupKeeping } from './keep-group.ts';
import { registerChampionCommand } from './listeners.ts';
import { looks } from './look.ts';
import { minuteCalledDelivery, minuteDelivery, minuteMissedDelivery } from './minute-delivery.ts';
import { nominatedDelivery } from './nominated-delivery.ts';
import { passedOnDelivery } from './passed-on-delivery.ts';
import { secondDelivery } from './second-delivery.ts';
import { standInDelivery } from './stand-in-delivery.ts';
import { announcementDelivery, turnDeliveries } from './turn-delivery.ts';

/** /champion: one colleague at a time who holds everybody to the customer. */
export function registerChampion(slack: Slack, deps: RitualDeps): void {
  registerChampionCommand(slack, deps);
}

/** The daily look at whose turn it is, and the user group that follows it. */
export function championOccurrences(deps: RitualDeps): OccurrenceKind[] {
  return [looks(deps), groupKeeping(deps)];
}

/** What the role sends: to people in their working hours, and the announcement of a term to its channel. */
export function championDeliveries(deps: RitualDeps): DeliveryKind[] {
  const toPeople = [
    nominatedDelivery(deps),
    secondDelivery(deps),
    ...turnDeliveries(deps),
    ...changeDeliveries(deps),
    standInDelivery(deps),
    digestDelivery(deps),
    minuteCalledDelivery(deps),
    minuteMissedDelivery(deps),
    groupTroubleDelivery(deps),
    passedOnDelivery(deps),
  ];
  return [announcementDelivery(deps), minuteDelivery(deps), ...toPeople.map((kind) => inWorkingHours(deps, kind))];
}

export { resettle as whoIsThereChanged } from './change-term.ts';
// Parts that other rituals show or call.
export { checkGroup } from './check-group.ts';
export { groupTrouble } from './group.ts';
export { groupTroubleInWords } from './group-trouble-views.ts';
export { championPart } from './home-part.ts';
export { goesRound, turnRotation } from './on-or-off.ts';
export { rhythmChanged } from './rhythm-changed.ts';
