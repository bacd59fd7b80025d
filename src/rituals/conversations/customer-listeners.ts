import { UserFacingError } from '../../errors.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { editCustomer, newerFromCustomer, olderFromCustomer, openCustomer, whoKnows } from './actions.ts';
import { customerForm, customerValues, toOwnProfile, validateCustomer } from './customer-form.ts';
import { candidates, customerPage, customersNamed, ENTRIES_ON_PAGE, knownTo, noSuchCustomer } from './customer-page.ts';
import { customerPageView, nobodyCalled, whichCustomer, whoKnowsThem } from './customer-page-views.ts';
import { assertMayEditCustomer, editCustomer as saveCustomer, stateOf } from './edit-customer.ts';
import { askerFor, suggestKinds } from './picking.ts';
import { lastHearers } from './profile.ts';
import { profiles } from './profile-store.ts';
import { assertMayReadWholeName, mayReadWholeName } from './whole-name.ts';

const HEARERS_SHOWN = 5;

/** A customer as an individual: the page, who they are, who knows them. */
export function registerCustomers(slack: Slack, deps: RitualDeps): void {
  const { db, workspace, clock, people } = deps;

  openCustomer.on(slack, (click) =>
    showInModal(click, TITLE, async () => pageFor(deps, await people.get(click.userId), click.value.id)),
  );
  for (const turn of [newerFromCustomer, olderFromCustomer]) {
    turn.on(slack, async (click) => {
      const { id, page } = click.value;
      await click.reply.replace(await pageFor(deps, await people.get(click.userId), id, { page }));
    });
  }

  editCustomer.on(slack, (click) =>
    showInModal(click, TITLE, async () => formFor(deps, await people.get(click.userId), click.value.id)),
  );

  whoKnows.on(slack, (click) =>
    showInModal(click, TITLE, async () => {
      const member = await people.get(click.userId);
      const { profile, heard } = await knownTo(deps, member, click.value.id);
      const reading = { now: clock.now(), zone: member.zone };
      return whoKnowsThem(profile.customer, profile.contact, lastHearers(heard, HEARERS_SHOWN), reading);
    }),
  );

  customerForm.on(slack, {
    validate: validateCustomer,
    suggest: { kinds: (typed) => suggestKinds(deps, typed) },
    async save({ values, metadata, userId }) {
      const member = await people.get(userId);
      const known = await knownTo(deps, member, metadata.id);
      const { reader, profile } = known;
      const contact = values.contact === null ? null : await colleague(deps, values.contact);
      const chosen = toOwnProfile(values, contact?.id ?? null);
      const editing = { editor: reader, readsWholeName: mayReadWholeName(known), zone: member.zone };
      const edit = { customerId: profile.customer.id, chosen, ...editing, seen: metadata.seen };
      await saveCustomer(db, workspace.id, edit, clock.now());
      deps.wake();
      return pageFor(deps, member, metadata.id, { news: 'Saved.' });
    },
  });
}

const TITLE = 'Who they are';

/** Answers /heard customer Acme. */
export function showCustomer(deps: RitualDeps, use: CommandUse, typed: string): Promise<void> {
  return showInModal(use, TITLE, async () => {
    const member = await deps.people.get(use.userId);
    const known = await customersNamed(deps, member, typed);
    const [only] = known;
    if (only === undefined) return nobodyCalled(typed, use.text.trim());
    if (known.length === 1) return pageFor(deps, member, only.id);
    const reading = { now: deps.clock.now(), zone: member.zone };
    const meant = await candidates(deps, await askerFor(deps, member), known);
    return whichCustomer(typed, meant, { isMore: known.length > meant.length, isAdmin: member.isAdmin, reading });
  });
}

/** The page as this member may read it. @param shown which page of what they said, and what just happened */
async function pageFor(
  deps: RitualDeps,
  member: Member,
  customerId: string,
  shown: { readonly page?: number; readonly news?: string } = {},
): Promise<Message> {
  const page = await customerPage(deps, member, customerId, shown.page ?? 0);
  const reading = { now: deps.clock.now(), zone: member.zone };
  const news = shown.news === undefined ? {} : { news: shown.news };
  return customerPageView({ ...page, onPage: ENTRIES_ON_PAGE, reading, ...news });
}

async function formFor(deps: RitualDeps, member: Member, customerId: string) {
  const { db, workspace } = deps;
  const known = await knownTo(deps, member, customerId);
  const { profile, reader } = known;
  const { id, noun } = profile.customer;
  const own = await profiles(db.prisma, workspace.id).own(id);
  if (own === null) throw noSuchCustomer();
  assertMayEditCustomer(reader, own.display, own.display);
  assertMayReadWholeName(mayReadWholeName(known));
  const contact = await profiles(db.prisma, workspace.id).contactOf(id);
  const metadata = { id, seen: stateOf(own), noun, isMerged: profile.merged.length > 0 };
  return customerForm.view({ metadata, values: customerValues(own, contact) });
}

/** @throws UserFacingError unless they are one of us who is still here */
async function colleague(deps: RitualDeps, slackUserId: string): Promise<Member> {
  const member = await deps.people.get(slackUserId);
  const why = member.isBot
    ? 'is an app.'
    : member.isDeactivated
      ? 'has left.'
      : member.isStranger
        ? 'belongs to another organisation.'
        : null;
  if (why === null) return member;
  throw new UserFacingError('not_a_colleague', `${member.name} ${why} Choose a colleague who knows them.`);
}
