import type { Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { audit } from '../../database/audit.ts';
import { auditedCustomer } from '../../database/audit-names.ts';
import { holdNumbers } from '../../database/counter.ts';
import type { Database, Tx } from '../../database.ts';
import { UserFacingError } from '../../errors.ts';
import { recountIdeasOf, saidByAny } from '../ideas-behind.ts';
import type { Customer } from './customer.ts';
import { noSuchCustomer } from './customer-page.ts';
import { customers } from './customer-store.ts';
import { calledAnew } from './edit-customer.ts';
import { merges } from './merge-store.ts';
import { MERGE_UNDO_MS, type MergedInto, merged, NEW_FOR_MS, type Parted, split } from './merging.ts';
import { picker } from './picker-store.ts';

/** Two customers whom somebody takes for one. */
export interface Merging {
  /** Whose name goes; whoever it stands for by now. */
  readonly fromId: string;
  /** Whose name stays. */
  readonly intoId: string;
  readonly actor: Person;
}

/**
 * Makes two customers one: a pointer, so that nothing of either is lost. The stricter privacy of the two holds. Wake the
 * sender after it. @throws UserFacingError to whoever may not, or when one is gone or they are one already
 */
export async function mergeCustomers(
  db: Database,
  workspaceId: string,
  { fromId, intoId, actor }: Merging,
  now: Date,
): Promise<MergedInto> {
  return db.transaction(async (tx) => {
    await holdNumbers(tx, workspaceId, 'conversation');
    const store = merges(tx, workspaceId);
    const from = await knownTo(tx, workspaceId, fromId, actor);
    const into = await knownTo(tx, workspaceId, intoId, actor);
    const pointers = merged(await store.around([from.id, into.id]), from.id, into.id);
    if (pointers === null) throw new UserFacingError('merged_already', 'These are one already.');
    const since = new Date(now.getTime() - NEW_FOR_MS);
    const isOwnAndNew = await store.isOwnAndNew(from.id, actor.memberId, since);
    if (!may('merge', actor, { isOwnAndNew })) throw adminsMerge();
    const moved = { id: from.id, from: null, to: into.id };
    if (!(await store.point(moved, { memberId: actor.memberId, at: now }))) throw noSuchCustomer();
    await store.follow(pointers);
    await recountIdeasOf(tx, workspaceId, saidByAny(pointers.map(({ id }) => id)), now);
    const detail = `${auditedCustomer(from.id)} into ${auditedCustomer(into.id)}`;
    await audit(tx, workspaceId).record({ actorId: actor.memberId, act: 'customer.merged', detail }, now);
    await calledAnew(tx, workspaceId, into.id, now);
    return { fromId: from.id, customer: await existingCustomer(tx, workspaceId, into.id) };
  });
}

/**
 * Parts one again from whom it was merged into, with all who were merged into itself. Whoever merged them may for ten
 * minutes, admins always. Gives who it is now. Twice is once. @throws UserFacingError
 */
export async function splitCustomer(
  db: Database,
  workspaceId: string,
  { customerId, actor }: { readonly customerId: string; readonly actor: Person },
  now: Date,
): Promise<Parted> {
  return db.transaction(async (tx) => {
    await holdNumbers(tx, workspaceId, 'conversation');
    const store = merges(tx, workspaceId);
    const mark = await store.mark(customerId);
    if (mark === null) throw noSuchCustomer();
    const isUndo =
      mark.mergedById === actor.memberId &&
      mark.mergedAt !== null &&
      now.getTime() - mark.mergedAt.getTime() <= MERGE_UNDO_MS;
    if (!may('merge', actor, { isOwnAndNew: isUndo })) throw adminsMerge();
    if (mark.mergedIntoId === null) {
      return { parted: await existingCustomer(tx, workspaceId, customerId), from: null };
    }
    const [fromId = mark.mergedIntoId] = await customers(tx, workspaceId).groupOf(customerId);
    const pointers = split(await store.around([customerId]), customerId);
    if (!(await store.point({ id: customerId, from: mark.mergedIntoId, to: null }, null))) throw noSuchCustomer();
    await store.follow(pointers);
    await recountIdeasOf(tx, workspaceId, saidByAny(pointers.map(({ id }) => id)), now);
    const parted = await existingCustomer(tx, workspaceId, customerId);
    const from = await existingCustomer(tx, workspaceId, fromId);
    const detail = `${auditedCustomer(parted.id)} from ${auditedCustomer(from.id)}`;
    await audit(tx, workspaceId).record({ actorId: actor.memberId, act: 'customer.split', detail }, now);
    for (const { id } of [parted, from]) await calledAnew(tx, workspaceId, id, now);
    return { parted, from };
  });
}

/** @throws UserFacingError when they are gone, or none of this person's business */
async function knownTo(tx: Tx, workspaceId: string, id: string, actor: Person): Promise<Customer> {
  const customer = await picker(tx, workspaceId, actor).byId(id);
  if (customer === null) throw noSuchCustomer();
  return customer;
}

async function existingCustomer(tx: Tx, workspaceId: string, id: string): Promise<Customer> {
  const customer = await customers(tx, workspaceId).byId(id);
  if (customer === null) throw noSuchCustomer();
  return customer;
}

/** To whoever is no admin. */
export function adminsMerge(): UserFacingError {
  return new UserFacingError(
    'merge_not_allowed',
    'Only admins can say that two are one, or part them again. Ask one of yours.',
  );
}
