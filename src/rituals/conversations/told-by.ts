import type { Person } from '../../access/audience.ts';
import type { Prisma } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { browsing, saidBy } from './browse-store.ts';
import { parseCustomerName } from './command-line.ts';
import { matchKey } from './customer.ts';

/** The kinds that forms offer, then others that customers have from before. */
export async function kindsOf({ db, workspace }: RitualDeps): Promise<string[]> {
  const { customers } = await settings(db.prisma, workspace.id).read();
  return [...new Set([...customers.kinds, ...(await browsing(db.prisma, workspace.id).kinds())])];
}

/** "Volunteers" are of the kind "volunteer". */
export function kindsNamed(kinds: readonly string[], typed: string): string[] {
  const key = matchKey(typed);
  return kinds.filter((kind) => [matchKey(kind), `${matchKey(kind)}s`].includes(key));
}

/**
 * What customers of a name (or its beginning) or a kind said, as far as somebody may read it: a condition on conversations; null when neither was
 * asked for.
 */
export async function toldBy(
  deps: RitualDeps,
  { customer, kind }: { readonly customer: string; readonly kind: string },
  reader: () => Promise<Person>,
): Promise<Prisma.ConversationWhereInput | null> {
  if (customer === '' && kind === '') return null;
  return saidBy(
    {
      customer: customer === '' ? null : parseCustomerName(customer),
      kinds: kind === '' ? null : kindsNamed(await kindsOf(deps), kind),
      display: await settings(deps.db.prisma, deps.workspace.id).display(),
    },
    await reader(),
  );
}
