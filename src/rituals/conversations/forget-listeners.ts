import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { forgetColleague, forgetCustomer, forgetForGood } from './actions.ts';
import type { Forgettable } from './command-line.ts';
import { matchKey, sameCustomer } from './customer.ts';
import { fullName } from './customer-name.ts';
import { candidates, customersNamed } from './customer-page.ts';
import { customers } from './customer-store.ts';
import { type ForgetElsewhere, stillHere, forgetColleague as takeNameOf } from './forget-colleague.ts';
import { assertMayForget, forgetCustomer as erase, wouldForget } from './forget-customer.ts';
import {
  colleagueForgotten,
  customerForgotten,
  customerGone,
  noSuchColleague,
  whatColleagueLoses,
  whatWouldGo,
  whomToForget,
} from './forget-views.ts';
import { askerFor } from './picking.ts';
import { viewerFor } from './reader.ts';

const TITLE = 'Forget a person';

/** Forgetting a customer, or a colleague who left: what would go, and the deed. */
export function registerForgetting(slack: Slack, deps: RitualDeps, elsewhere: ForgetElsewhere): void {
  const { db, workspace, clock } = deps;

  forgetCustomer.on(slack, (click) =>
    showInModal(click, TITLE, async () => overview(deps, click.value.id, await adminOf(deps, click.userId))),
  );

  forgetForGood.on(slack, async (click) => {
    const actor = await adminOf(deps, click.userId);
    const goes = await erase(db, workspace.id, { customerId: click.value.id, actor }, clock.now());
    deps.wake();
    await click.reply.replace(goes ? customerForgotten(goes) : customerGone(await nounOf(deps)));
  });

  forgetColleague.on(slack, async (click) => {
    const actor = await adminOf(deps, click.userId);
    const outcome = await takeNameOf(db, workspace.id, { memberId: click.value.id, actor, elsewhere }, clock.now());
    deps.wake();
    await click.reply.replace(colleagueForgotten(outcome));
  });
}

/** Answers /heard forget …, to admins. */
export function openForgetting(deps: RitualDeps, act: Act, whom: Forgettable): Promise<void> {
  return showInModal(act, TITLE, async () => {
    const admin = await adminOf(deps, act.userId);
    return whom.kind === 'customer'
      ? customerCalled(deps, whom, { admin, userId: act.userId })
      : colleagueCalled(deps, whom);
  });
}

type Admin = Awaited<ReturnType<typeof adminOf>>;

/** @throws UserFacingError to whoever is none */
async function adminOf(deps: RitualDeps, userId: string) {
  const viewer = await viewerFor(deps, await deps.people.get(userId), []);
  assertMayForget(viewer);
  return viewer;
}

async function customerCalled(
  deps: RitualDeps,
  { customer: name }: Extract<Forgettable, { kind: 'customer' }>,
  { admin, userId }: { readonly admin: Admin; readonly userId: string },
): Promise<Message> {
  const namesakes = await customers(deps.db.prisma, deps.workspace.id).namedLike(name);
  const meant = sameCustomer(name, namesakes) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  if (meant) return overview(deps, meant.id, admin);
  const member = await deps.people.get(userId);
  // A part of a name is a question too, never a guess.
  const found = namesakes.length > 0 ? namesakes : await customersNamed(deps, member, fullName(name));
  const known = await candidates(deps, await askerFor(deps, member), found);
  const reading = { now: deps.clock.now(), zone: member.zone };
  return whomToForget(name, known, { isExact: namesakes.length > 0, isMore: found.length > known.length, reading });
}

async function overview(deps: RitualDeps, customerId: string, actor: Admin): Promise<Message> {
  const goes = await wouldForget(deps.db, deps.workspace.id, { customerId, actor });
  const noun = await nounOf(deps);
  return goes ? whatWouldGo(goes, noun) : customerGone(noun);
}

/** @throws UserFacingError when they are still here */
async function colleagueCalled(
  deps: RitualDeps,
  { name, slackUserId }: Extract<Forgettable, { kind: 'colleague' }>,
): Promise<Message> {
  const { db, workspace, people } = deps;
  const members = await db.prisma.member.findMany({ where: { workspaceId: workspace.id, isBot: false } });
  const known = slackUserId === '' ? calledSo(name, members) : members.find((one) => one.slackUserId === slackUserId);
  if (known === undefined) return noSuchColleague(name === '' ? 'so' : name);
  // Slack may have told that they left while we were not listening.
  const member = await people.get(known.slackUserId);
  if (!member.isDeactivated) throw stillHere(member.name);
  return whatColleagueLoses(member);
}

/** The colleague of that full name, else the only one of that first name; of two, whoever has left. */
function calledSo<M extends { readonly name: string; readonly isDeactivated: boolean }>(
  name: string,
  members: readonly M[],
): M | undefined {
  const key = matchKey(name);
  const namesakes = members.filter((one) => matchKey(one.name) === key);
  const found = namesakes.length > 0 ? namesakes : members.filter((one) => matchKey(one.name).split(' ')[0] === key);
  const left = found.filter(({ isDeactivated }) => isDeactivated);
  return left.length === 1 ? left[0] : found.length === 1 ? found[0] : undefined;
}
