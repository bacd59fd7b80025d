import type { Database } from '../database.ts';

/** The same database, that tells `changed` after each unit of work that was kept. */
export function noticingChanges(db: Database, changed: () => void): Database {
  return {
    ...db,
    async transaction(work) {
      const result = await db.transaction(work);
      changed();
      return result;
    },
  };
}
