import type { Delivery } from '../../src/delivery/delivery.ts';
import type { Applied, DeliveryStore } from '../../src/delivery/delivery-store.ts';
import { countsIn, moveBy } from '../../src/delivery/moves.ts';

const WAITING = ['pending', 'sending', 'unsure'];

/** Rows in memory, with the compare-and-set of the real store; what follows from an outcome is left out. */
export function memoryStore(): DeliveryStore & { readonly rows: Map<string, Delivery> } {
  const rows = new Map<string, Delivery>();
  const waiting = (): Delivery[] => [...rows.values()].filter(({ state }) => WAITING.includes(state));
  const place = ({ notBefore, id }: Pick<Delivery, 'notBefore' | 'id'>): string => `${notBefore.toISOString()} ${id}`;
  return {
    rows,
    keepSubjects: async () => false,
    async due(now, position, limit) {
      return waiting()
        .filter(({ notBefore }) => notBefore <= now)
        .sort((one, other) => (place(one) < place(other) ? -1 : 1))
        .filter((delivery) => !position || place(delivery) > place(position))
        .slice(0, limit);
    },
    async nextAttentionAt(after) {
      const instants = waiting().map(({ notBefore }) => notBefore.getTime());
      const later = instants.filter((instant) => instant > after.getTime());
      return later.length === 0 ? null : new Date(Math.min(...later));
    },
    async apply(event, delivery, now): Promise<Applied | null> {
      const row = rows.get(delivery.id);
      if (!row || row.attempt !== delivery.attempt || !countsIn(event).includes(row.state)) return null;
      const { change, outcome } = moveBy(event, delivery, now);
      const moved = { ...delivery, ...change };
      rows.set(row.id, moved);
      return { delivery: moved, outcome };
    },
  };
}
