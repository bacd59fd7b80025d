import type { Database } from '../../src/database.ts';
import { deliveryStore } from '../../src/delivery/delivery-store.ts';
import { OPENER } from '../../src/rituals/openers/plan-opener.ts';
import { POST } from '../../src/rituals/openers/standing-post.ts';
import { nextDueAt } from '../../src/schedule/occurrences.ts';
import type { MovableClock } from '../clock.ts';

/** The next instant at which the bot means to do something of its own; null when nothing is planned. */
async function nextActAt(db: Database, now: Date): Promise<Date | null> {
  const due = await nextDueAt(db.prisma, now);
  const queued = await deliveryStore(db).nextAttentionAt(now);
  const instants = [due, queued].flatMap((instant) => instant ?? []);
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** When the next opener is to stand in its channel; null when no meeting comes. */
export async function nextPostAt({ prisma }: Database, now: Date): Promise<Date | null> {
  const meeting = await prisma.occurrence.findFirst({
    where: { kind: OPENER, state: 'planned', dueAt: { gt: now } },
    orderBy: { dueAt: 'asc' },
  });
  const post = await prisma.delivery.findFirst({
    where: { kind: POST, state: 'pending', dueAt: { gt: now } },
    orderBy: { dueAt: 'asc' },
  });
  const instants = [meeting?.dueAt, post?.dueAt].flatMap((instant) => instant ?? []);
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** This much before an act time begins to pass second by second. */
const BEFORE = 2_000;
/** So long after it, what was due has happened. */
const AFTER = 2_000;

/**
 * Moves a bot's clock to `target`. Time passes as it does around everything the bot means to do; the empty hours in
 * between are leapt over, because a week has ten thousand minutes and the bot looks at its schedule in each.
 */
export async function travel(
  bot: { readonly db: Database; readonly clock: MovableClock },
  target: Date,
  settled: () => Promise<void>,
): Promise<void> {
  const { db, clock } = bot;
  await settled();
  while (clock.now() < target) {
    const next = (await nextActAt(db, clock.now())) ?? target;
    const stop = Math.min(next.getTime() - BEFORE, target.getTime());
    await clock.leap(stop - clock.now().getTime());
    await settled();
    const end = Math.min(next.getTime() + AFTER, target.getTime());
    await clock.advance(Math.max(0, end - clock.now().getTime()), { between: settled });
    await settled();
  }
}
