import type { Tx } from '../../database.ts';
import { type Clocks, clocksIn, countsOn } from '../../settings/clocks.ts';
import { settings } from '../../settings/settings-store.ts';
import { customers } from './customer-store.ts';

/** The clocks for what this customer says. @param zone the acting person's, where the workspace has none of its own */
export async function clocksOf(tx: Tx, workspaceId: string, zone: string, customerId: string): Promise<Clocks> {
  const kinds = await customers(tx, workspaceId).kindsOf(customerId);
  return clocksIn(await settings(tx, workspaceId).read(), zone, kinds);
}

/** The like for what was heard on a day; null where no clock runs for that day. */
export async function clocksOfHeard(
  tx: Tx,
  workspaceId: string,
  zone: string,
  { customerId, heardOn }: { readonly customerId: string; readonly heardOn: string },
): Promise<Clocks | null> {
  const { feedback } = await settings(tx, workspaceId).read();
  return countsOn(feedback, heardOn) ? clocksOf(tx, workspaceId, zone, customerId) : null;
}
