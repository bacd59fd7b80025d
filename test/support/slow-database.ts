import type { Database } from '../../src/database.ts';
import { type Gate, gate } from './gate.ts';

/** A database whose answers the test holds back. */
export interface SlowDatabase {
  /** Stands between a bot and its database. */
  wrap(db: Database): Database;
  /** From now on every call waits. */
  stall(): void;
  /** What waits goes on, and nothing waits any more. */
  recover(): void;
  /** What waits fails, and so does everything later, until it is mended. */
  fail(): void;
  mend(): void;
}

type Prisma = Database['prisma'];

export function slowDatabase(): SlowDatabase {
  let stalled: Gate | null = null;
  let isBroken = false;

  const pass = async (): Promise<void> => {
    await stalled?.pass();
    if (isBroken) throw new Error('the database has gone');
  };

  return {
    wrap: (db) => ({
      ...db,
      prisma: waitingFor(db.prisma, pass),
      async transaction(work) {
        await pass();
        return db.transaction(work);
      },
      async ping() {
        await pass();
        await db.ping();
      },
    }),
    stall() {
      stalled = gate();
    },
    recover() {
      stalled?.open();
      stalled = null;
    },
    fail() {
      isBroken = true;
      stalled?.open();
      stalled = null;
    },
    mend() {
      isBroken = false;
    },
  };
}

/** The client, with each method of its models, and its raw queries, waiting first. */
function waitingFor(prisma: Prisma, pass: () => Promise<void>): Prisma {
  const models = new WeakMap<object, object>();
  return new Proxy(prisma, {
    get(client, name) {
      const value: unknown = Reflect.get(client, name);
      if (typeof value === 'function') return waiting(client, name, pass);
      if (typeof value !== 'object' || value === null) return value;
      const known = models.get(value) ?? new Proxy(value, { get: (model, method) => waiting(model, method, pass) });
      models.set(value, known);
      return known;
    },
  });
}

function waiting(model: object, name: string | symbol, pass: () => Promise<void>): unknown {
  const method: unknown = Reflect.get(model, name);
  if (typeof method !== 'function') return method;
  return async (...args: unknown[]): Promise<unknown> => {
    await pass();
    return Reflect.apply(method, model, args);
  };
}
