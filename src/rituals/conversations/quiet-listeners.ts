import type { MemberFacts } from '../../access/viewer.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { seeLessQuiet, seeQuiet, seeQuieter } from './actions.ts';
import { ON_PAGE, pageWithin } from './browsing.ts';
import { askerFor } from './picking.ts';
import { quietBy } from './quiet.ts';
import { quietCustomers } from './quiet-store.ts';
import { quietInOneLine, quietIsOff, quietPage } from './quiet-views.ts';

/** /heard quiet, and the line of App Home: whom nobody has heard from for long. */
export function registerQuiet(slack: Slack, deps: RitualDeps): void {
  seeQuiet.on(slack, (click) => showQuiet(deps, click));
  for (const turn of [seeQuieter, seeLessQuiet]) {
    turn.on(slack, async (click) => click.reply.replace(await pageFor(deps, click.userId, click.value.page)));
  }
}

/** "3 customers have not been heard from for 60 days.", of those this person may know of; "" for none, or where nobody wants to know. */
export async function whoIsQuiet(deps: RitualDeps, member: MemberFacts & { readonly zone: string }): Promise<string> {
  const { watch } = await watchOf(deps);
  if (watch === null) return '';
  const store = quietCustomers(deps.db.prisma, deps.workspace.id, await askerFor(deps, member));
  const count = await store.count(quietBy(watch, { now: deps.clock.now(), zone: member.zone }));
  return count === 0 ? '' : quietInOneLine(count, watch);
}

/** Opens the list: for the button, and for /heard quiet. */
export function showQuiet(deps: RitualDeps, act: Act): Promise<void> {
  return showInModal(act, 'Not heard from', () => pageFor(deps, act.userId, 0));
}

async function pageFor(deps: RitualDeps, userId: string, wanted: number): Promise<Message> {
  const { watch, noun } = await watchOf(deps);
  if (watch === null) return quietIsOff(noun);
  const member = await deps.people.get(userId);
  const reading = { now: deps.clock.now(), zone: member.zone };
  const store = quietCustomers(deps.db.prisma, deps.workspace.id, await askerFor(deps, member));
  const query = quietBy(watch, reading);
  const count = await store.count(query);
  const page = pageWithin(wanted, count);
  const entries = await store.page(query, page * ON_PAGE, ON_PAGE);
  return quietPage({ watch, page, count, entries, reading });
}

/** What the workspace watches for; null when nobody wants to know. */
async function watchOf({ db, workspace }: RitualDeps) {
  const { noun, quietAfterDays: days, quietKinds } = (await settings(db.prisma, workspace.id).read()).customers;
  return { noun, watch: days === null ? null : { noun, quietKinds, days } };
}
