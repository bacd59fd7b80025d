import type { MovableClock } from '../../sandbox/clock.ts';
import type { Database } from '../../src/database.ts';
import { deliveryStore } from '../../src/delivery/delivery-store.ts';

const SECOND = 1_000;

/**
 * Lets a year pass: leaps from one instant at which the bot means to do something to the next, as far as `target`. What it
 * holds back for a second, because a person was just written to, comes a second later.
 * @param late kinds of occurrences not worth a stop of their own: they come with whatever is next
 */
export async function leapTo(
  { db, clock }: { readonly db: Database; readonly clock: MovableClock },
  target: Date,
  settled: () => Promise<void>,
  late: readonly string[] = [],
): Promise<void> {
  while (clock.now() < target) {
    const now = clock.now();
    const isHeldBack = (await deliveryStore(db).due(now, null, 1)).length > 0;
    const instants = [await nextDueAt(db, now, late), await deliveryStore(db).nextAttentionAt(now), target];
    const next = Math.min(...instants.flatMap((instant) => instant?.getTime() ?? []));
    await clock.leap(isHeldBack ? SECOND : next - now.getTime());
    await settled();
  }
}

async function nextDueAt({ prisma }: Database, after: Date, late: readonly string[]): Promise<Date | null> {
  const next = await prisma.occurrence.findFirst({
    where: { state: 'planned', dueAt: { gt: after }, kind: { notIn: [...late] } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return next?.dueAt ?? null;
}
