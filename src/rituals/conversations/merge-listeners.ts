import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { makeThemOne, sameCustomerAs, splitCustomer as splitButton, undoMerge } from './actions.ts';
import { fullName } from './customer-name.ts';
import { knownTo } from './customer-page.ts';
import { adminsMerge, mergeCustomers, splitCustomer } from './merge-customers.ts';
import { mergeForm } from './merge-form.ts';
import { bothOfThem, nowOne, partedAgain } from './merge-views.ts';
import type { MergedInto, Parted } from './merging.ts';
import { whomOf } from './picker-form.ts';
import { askerFor, suggestKnown } from './picking.ts';

/** Two customers who are one: the form, both beside each other, the deed, and parting them again. */
export function registerMerging(slack: Slack, deps: RitualDeps): void {
  sameCustomerAs.on(slack, (click) =>
    showInModal(click, 'Same as somebody else', async () => {
      const { profile, reader } = await knownTo(deps, await deps.people.get(click.userId), click.value.id);
      if (!may('merge', reader, { isOwnAndNew: false })) throw adminsMerge();
      const { id } = profile.customer;
      return mergeForm.view({ metadata: { id, name: fullName(profile.customer) } });
    }),
  );

  mergeForm.on(slack, {
    suggest: { other: (typed, asker) => suggestKnown(deps, typed, asker) },
    async save({ values, metadata, userId }) {
      const member = await deps.people.get(userId);
      const one = await knownTo(deps, member, metadata.id);
      const other = await knownTo(
        deps,
        member,
        whomOf({ known: values.other, person: '', organisation: '' }).customerId,
      );
      if (!may('merge', one.reader, { isOwnAndNew: false })) throw adminsMerge();
      if (one.profile.customer.id === other.profile.customer.id) {
        throw new UserFacingError('merged_already', 'These are one already. Pick somebody else.');
      }
      return values.keeps === 'this' ? bothOfThem(other, one) : bothOfThem(one, other);
    },
  });

  makeThemOne.on(slack, async (click) => click.reply.replace(nowOne(await makeOne(deps, click, click.value))));
  for (const button of [undoMerge, splitButton]) {
    button.on(slack, async (click) => click.reply.replace(partedAgain(await part(deps, click, click.value.id))));
  }
}

/** Makes two one, for whoever pressed it. @throws UserFacingError as mergeCustomers does */
export async function makeOne(
  deps: RitualDeps,
  { userId }: Act,
  { id, into }: { readonly id: string; readonly into: string },
): Promise<MergedInto> {
  const actor = await askerFor(deps, await deps.people.get(userId));
  const merging = { fromId: id, intoId: into, actor };
  const done = await mergeCustomers(deps.db, deps.workspace.id, merging, deps.clock.now());
  deps.wake();
  return done;
}

/** Parts one again, for whoever pressed it. @throws UserFacingError as splitCustomer does */
export async function part(deps: RitualDeps, { userId }: Act, customerId: string): Promise<Parted> {
  const actor = await askerFor(deps, await deps.people.get(userId));
  const done = await splitCustomer(deps.db, deps.workspace.id, { customerId, actor }, deps.clock.now());
  deps.wake();
  return done;
}
