import { createHash } from 'node:crypto';
import { type Actor, may } from '../../access/roles.ts';
import { holdNumbers } from '../../database/counter.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutCustomer, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { DISPLAYS, type Display } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import { noSuchCustomer } from './customer-page.ts';
import { customers } from './customer-store.ts';
import type { OwnProfile } from './profile.ts';
import { profiles } from './profile-store.ts';
import { indexWhatTheySaid } from './search-store.ts';
import { assertMayReadWholeName } from './whole-name.ts';

/** What a person saved in the form they opened on a customer whom they may read of. */
export interface CustomerEdit {
  readonly customerId: string;
  readonly chosen: OwnProfile;
  readonly editor: Actor;
  /** As `mayReadWholeName` says: the form has the whole name. */
  readonly readsWholeName: boolean;
  /** The editor's IANA zone. */
  readonly zone: string;
  /** `stateOf` what the form showed. */
  readonly seen: string;
}

/** Stores who somebody is; messages and the search index follow. Twice is once. Wake the sender after it. @throws UserFacingError */
export async function editCustomer(db: Database, workspaceId: string, edit: CustomerEdit, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    // Whatever makes or merges customers stands in this queue.
    await holdNumbers(tx, workspaceId, 'conversation');
    const store = profiles(tx, workspaceId);
    const before = await store.own(edit.customerId);
    if (before === null) throw noSuchCustomer();
    const { values: chosen } = await masked(tx, workspaceId, edit.chosen, WRITTEN_OF_CUSTOMER, edit.zone);
    if (stateOf(before) === stateOf(chosen)) return;
    if (stateOf(before) !== edit.seen) {
      throw new UserFacingError('changed_meanwhile', 'Somebody changed this page meanwhile. Open it again.');
    }
    assertMayEditCustomer(edit.editor, before.display, chosen.display);
    assertMayReadWholeName(edit.readsWholeName);
    await assertKnownKinds(tx, workspaceId, before, chosen);
    await store.change(edit.customerId, chosen);
    await calledAnew(tx, workspaceId, edit.customerId, now);
  });
}

/** @throws UserFacingError for a kind that neither this workspace's list nor the customer has */
async function assertKnownKinds(tx: Tx, workspaceId: string, before: OwnProfile, chosen: OwnProfile): Promise<void> {
  const offered = (await settings(tx, workspaceId).read()).customers.kinds;
  const unknown = chosen.kinds.filter((kind) => !offered.includes(kind) && !before.kinds.includes(kind));
  if (unknown.length === 0) return;
  throw new UserFacingError('unknown_kind', 'One of these kinds is no longer on your workspace’s list. Choose again.');
}

const WRITTEN_OF_CUSTOMER = ['person', 'organisation', 'likes'] as const;

/** After anything that decides how a customer is called: what they said is found by it, and messages say it. */
export async function calledAnew(tx: Tx, workspaceId: string, customerId: string, now: Date): Promise<void> {
  const group = await customers(tx, workspaceId).groupOf(customerId);
  await indexWhatTheySaid(tx, workspaceId, group);
  await refreshMessagesAbout(tx, workspaceId, group.map(aboutCustomer), now);
}

/** What can be told apart of it, in few characters. */
export function stateOf({ person, organisation, kinds, likes, contactId, display }: OwnProfile): string {
  const parts = JSON.stringify([person, organisation, [...kinds].sort(), likes, contactId, display]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 32);
}

/** @throws UserFacingError */
export function assertMayEditCustomer(editor: Actor, before: Display | null, after: Display | null): void {
  const showsMore = strictness(after) < strictness(before);
  if (may('edit_customer', editor, { mayRead: true, showsMore })) return;
  throw new UserFacingError(
    'customer_edit_not_allowed',
    editor.isGuest
      ? 'Guests can’t change who somebody is. Ask a colleague.'
      : 'Only admins can have more of a name shown than now. Ask one of yours.',
  );
}

/** Nothing of its own is the least. */
function strictness(display: Display | null): number {
  return display === null ? -1 : DISPLAYS.indexOf(display);
}
