import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { MemberFacts } from '../../access/viewer.ts';
import { UserFacingError } from '../../errors.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { pageWithin } from './browsing.ts';
import { parseCustomerName } from './command-line.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import type { Customer } from './customer.ts';
import { picker } from './picker-store.ts';
import { askerFor } from './picking.ts';
import type { Candidate, Heard, Profile } from './profile.ts';
import { profiles } from './profile-store.ts';
import { mayReadWholeName } from './whole-name.ts';

/** A customer as far as one person may know of them. */
export interface Known {
  readonly profile: Profile;
  readonly heard: readonly Heard[];
  readonly reader: Person;
}

/** One page of a customer. */
export interface CustomerPage extends Known {
  /** From 0. */
  readonly page: number;
  readonly entries: readonly { readonly heard: Heard; readonly conversation: Conversation }[];
  readonly rights: { readonly edit: boolean; readonly merge: boolean; readonly forget: boolean };
}

/** How many of what they said stand on a page. */
export const ENTRIES_ON_PAGE = 5;

/** Longer lists of namesakes are narrowed by typing more. */
const MOST_NAMESAKES = 20;

/**
 * Those a person may mean by what they typed: of exactly this name, else all whose names have every word in them. What is
 * not shown of a name finds nobody, except for admins: else a page would say whose words they are.
 */
export async function customersNamed(deps: RitualDeps, member: MemberFacts, typed: string): Promise<Customer[]> {
  const { db, workspace } = deps;
  const reader = await askerFor(deps, member);
  const display = reader.isAdmin ? null : await settings(db.prisma, workspace.id).display();
  const store = picker(db.prisma, workspace.id, reader, display);
  const name = parseCustomerName(typed);
  const exact = await store.called(name);
  const alone = name.person === '' ? await store.called({ person: name.organisation, organisation: '' }) : [];
  const called = [...exact, ...alone];
  return called.length === 1 ? called : store.find(typed, MOST_NAMESAKES + 1);
}

/** Those who may be meant, as far as a list has room for them, each with what tells them apart where they are shown alike. */
export async function candidates(
  deps: RitualDeps,
  reader: Person,
  known: readonly Customer[],
): Promise<readonly Candidate[]> {
  const store = profiles(deps.db.prisma, deps.workspace.id);
  const found: Candidate[] = [];
  for (const customer of known.slice(0, MOST_NAMESAKES)) {
    const [latest] = await store.heardBy(customer.id, reader);
    found.push({ customer, latest: latest ?? null });
  }
  return found;
}

/** @throws UserFacingError when they are gone, or none of this person's business */
export async function knownTo(deps: RitualDeps, member: MemberFacts, customerId: string): Promise<Known> {
  const { db, workspace } = deps;
  const reader = await askerFor(deps, member);
  const customer = await picker(db.prisma, workspace.id, reader).byId(customerId);
  const store = profiles(db.prisma, workspace.id);
  const profile = customer && (await store.byId(customer.id));
  if (profile === null) throw noSuchCustomer();
  const heard = await store.heardBy(profile.customer.id, reader);
  // What colleagues noted about somebody is for colleagues.
  return { profile: reader.isGuest ? { ...profile, likes: '' } : profile, heard, reader };
}

/** Loads what stands on a page. @throws UserFacingError when there is no such customer for this person */
export async function customerPage(
  deps: RitualDeps,
  member: MemberFacts,
  customerId: string,
  wanted: number,
): Promise<CustomerPage> {
  const known = await knownTo(deps, member, customerId);
  const page = pageWithin(wanted, known.heard.length, ENTRIES_ON_PAGE);
  const shown = known.heard.slice(page * ENTRIES_ON_PAGE, (page + 1) * ENTRIES_ON_PAGE);
  const ids = [...new Set(shown.map(({ conversationId }) => conversationId))];
  const rows = await conversations(deps.db.prisma, deps.workspace.id).byIds(ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const entries = shown.flatMap((heard) => {
    const conversation = byId.get(heard.conversationId);
    return conversation && maySee(conversation, known.reader, ALONE) === 'whole' ? [{ heard, conversation }] : [];
  });
  const { reader } = known;
  const rights = {
    edit: may('edit_customer', reader, { mayRead: true, showsMore: false }) && mayReadWholeName(known),
    merge: may('merge', reader, { isOwnAndNew: false }),
    forget: may('forget', reader, {}),
  };
  return { ...known, page, entries, rights };
}

/** The same whether they never were or are none of this person's business. */
export function noSuchCustomer(): UserFacingError {
  return new UserFacingError(
    'no_such_customer',
    'There is nobody here of whom you may read. They may have been forgotten or merged.',
  );
}
