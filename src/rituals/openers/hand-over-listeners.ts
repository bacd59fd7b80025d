import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { orElse } from '../or-else.ts';
import { handItTo, takeOver } from './actions.ts';
import { askForHost } from './ask-for-host.ts';
import { handOver } from './hand-over.ts';
import { handOverForm } from './hand-over-form.ts';
import { knownOpener } from './known-openers.ts';
import { assertMayChange } from './opener-rights.ts';
import { openers } from './opener-store.ts';
import { handedOver } from './show-views.ts';

/** Giving an opener to another host, and asking who takes those of a colleague who has left. */
export function registerHandOver(slack: Slack, deps: RitualDeps): void {
  takeOver.on(slack, async (click) => {
    const self = await deps.people.get(click.userId);
    await click.reply.privately(await give(deps, click, click.value.id, self));
  });
  handItTo.on(slack, (click) => openHandOver(deps, click, click.value.id));
  handOverForm.on(slack, {
    save: async (submitted) =>
      give(deps, submitted, submitted.metadata.id, await deps.people.get(submitted.values.host)),
  });
  deps.people.changed((member) => askWhoHosts(deps, member));
}

/** Opens the form that asks to whom. */
export function openHandOver(deps: RitualDeps, act: Act, id: string): Promise<void> {
  return showInModal(act, 'Hand the opener over', async () => {
    const { opener, member } = await knownOpener(deps, act, id);
    assertMayChange(opener, member);
    return handOverForm.view({ metadata: { id } });
  });
}

async function give(deps: RitualDeps, act: Act, openerId: string, to: Member): Promise<Message> {
  const actor = await deps.people.get(act.userId);
  const opener = await handOver(deps, { openerId, actor, to, key: act.key }, deps.clock.now());
  deps.wake();
  const people = await orElse(deps.channels.memberIds(opener.channelId), null, deps.logger);
  return handedOver(opener, people?.has(to.slackUserId) ?? true);
}

/** When somebody who hosts openers has left, an admin is asked; the openers go on meanwhile. */
async function askWhoHosts({ db, workspace, clock, wake }: RitualDeps, member: Member): Promise<void> {
  if (!member.isDeactivated) return;
  const hosted = (await openers(db.prisma, workspace.id).standing()).some(({ host }) => host.id === member.id);
  if (!hosted) return;
  await db.transaction((tx) => askForHost(tx, workspace.id, member, clock.now()));
  wake();
}
