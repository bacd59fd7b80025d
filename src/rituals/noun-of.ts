import type { Noun } from '../settings/settings.ts';
import { settings } from '../settings/settings-store.ts';
import type { RitualDeps } from './deps.ts';

/** What this workspace calls one of those it serves, and several. */
export async function nounOf({ db, workspace }: Pick<RitualDeps, 'db' | 'workspace'>): Promise<Noun> {
  return (await settings(db.prisma, workspace.id).read()).customers.noun;
}
