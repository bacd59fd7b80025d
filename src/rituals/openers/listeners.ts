import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { showInModal } from '../../slack/show-in-modal.ts';
import type { RitualDeps } from '../deps.ts';
import { nounOf } from '../noun-of.ts';
import { opener as openerCommand, postItNow, removeIt, runNow, seeOpeners } from './actions.ts';
import { meantOpeners, parseOpener } from './command-line.ts';
import { listedFor } from './known-openers.ts';
import { manage, registerManagement } from './manage-listeners.ts';
import type { Opener } from './opener.ts';
import { assertMayChange, assertTheirs, mayRun, standsInFor } from './opener-rights.ts';
import { openers } from './opener-store.ts';
import { existingOpener } from './plan-opener.ts';
import { removeOpener } from './remove-opener.ts';
import { runOpener } from './run-opener.ts';
import { runReceipt } from './run-views.ts';
import { openSetUp } from './set-up-listeners.ts';
import { type Listed, noneMeant, openerHelp, openerList, removed, sureToRemoveIt, whichOpener } from './views.ts';

type Verb = 'run' | 'remove';

/** /opener and the buttons of its answers. */
export function registerOpenerCommand(slack: Slack, deps: RitualDeps): void {
  openerCommand.on(slack, async (use) => {
    const request = parseOpener(use.text);
    switch (request.kind) {
      case 'new':
        return openSetUp(deps, use);
      case 'list':
        return use.reply.privately(await list(deps, use.userId, use.typed));
      case 'run':
      case 'remove':
        return use.reply.privately(await actOnMeant(deps, use, request.kind, request.name));
      case 'show':
      case 'preview':
      case 'edit':
      case 'skip':
      case 'move':
      case 'resume':
      case 'log':
      case 'pause':
        return manage(deps, use, request);
      case 'help':
        return use.reply.privately(openerHelp(use.typed, await nounOf(deps)));
      case 'unclear':
        return use.reply.privately(openerHelp(use.typed, await nounOf(deps), request.text));
    }
  });
  runNow.on(slack, async (click) => click.reply.replace(await run(deps, click, click.value.id)));
  postItNow.on(slack, async (click) =>
    click.reply.privately(await run(deps, click, click.value.id, click.value.occurrenceId)),
  );
  seeOpeners.on(slack, (click) => showInModal(click, 'Openers', () => list(deps, click.userId, null)));
  removeIt.on(slack, async (click) => click.reply.replace(await remove(deps, click, click.value.id)));
  registerManagement(slack, deps);
}

/** One is meant: done. Several: a question. None: where to look. */
async function actOnMeant(deps: RitualDeps, use: CommandUse, verb: Verb, name: string): Promise<Message> {
  const targets = (await listedFor(deps, use.userId)).map((listed) => ({
    listed,
    name: listed.opener.name,
    channelId: listed.opener.channelId,
    isTheirs: verb === 'run' ? listed.mayRun : listed.mayRemove,
  }));
  const meant = meantOpeners(targets, name, use.place?.channelId ?? null);
  switch (meant.kind) {
    case 'none':
      return noneMeant(name, use.typed);
    case 'one': {
      const { listed } = meant.target;
      return verb === 'run' ? run(deps, use, listed.opener.id) : askToRemove(deps, use, listed);
    }
    case 'several': {
      const choices = meant.targets.map(({ listed }) => ({
        ...listed,
        mayRun: verb === 'run',
        mayRemove: verb === 'remove',
      }));
      const question = verb === 'run' ? 'Which one should I post now?' : 'Which one should I remove?';
      return whichOpener(question, choices, `Name one: ${use.typed} ${verb} Weekly product`);
    }
  }
}

async function askToRemove(deps: RitualDeps, use: CommandUse, listed: Listed): Promise<Message> {
  assertMayChange(listed.opener, await deps.people.get(use.userId));
  return sureToRemoveIt(listed.opener);
}

async function list(deps: RitualDeps, userId: string, typed: string | null): Promise<Message> {
  const { isGuest } = await deps.people.get(userId);
  return openerList(await listedFor(deps, userId), typed, await nounOf(deps), !isGuest);
}

/** @param insteadOf the meeting whose opener did not come, when it is made up for */
async function run(deps: RitualDeps, act: Act, id: string, insteadOf: string | null = null): Promise<Message> {
  const { opener, member } = await load(deps, act, id);
  const now = deps.clock.now();
  assertTheirs(mayRun(opener, member, await standsInFor(deps.db.prisma, deps.workspace.id, member, now)), opener);
  const wish = { actorId: member.id, requestKey: act.key, insteadOf };
  const opening = await runOpener(deps, opener, wish, now);
  return runReceipt(opener, opening, deps.workspace.botName);
}

async function remove(deps: RitualDeps, act: Act, id: string): Promise<Message> {
  const { opener, member } = await load(deps, act, id);
  assertMayChange(opener, member);
  await removeOpener(deps.db, deps.workspace.id, opener, member.id, deps.clock.now());
  return removed(opener);
}

async function load(deps: RitualDeps, act: Act, id: string): Promise<{ opener: Opener; member: Member }> {
  const opener = existingOpener(await openers(deps.db.prisma, deps.workspace.id).byId(id));
  return { opener, member: await deps.people.get(act.userId) };
}
