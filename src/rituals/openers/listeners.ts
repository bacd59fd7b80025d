import { may } from '../../access/roles.ts';
import { UserFacingError } from '../../errors.ts';
import type { Act } from '../../slack/act.ts';
import type { Slack } from '../../slack/bolt.ts';
import type { CommandUse } from '../../slack/commands.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import type { RitualDeps } from '../deps.ts';
import { opener as openerCommand, postItNow, removeIt, runNow } from './actions.ts';
import { meantOpeners, parseOpener } from './command-line.ts';
import type { Opener } from './opener.ts';
import { openers } from './opener-store.ts';
import { existingOpener, nextPosts } from './plan-opener.ts';
import { removeOpener } from './remove-opener.ts';
import { runOpener } from './run-opener.ts';
import { runReceipt } from './run-views.ts';
import { actorOf, openSetUp } from './set-up-listeners.ts';
import { type Listed, noneMeant, openerHelp, openerList, removed, whichOpener } from './views.ts';

type Verb = 'run' | 'remove';

/** /opener and the buttons of its answers. */
export function registerOpenerCommand(slack: Slack, deps: RitualDeps): void {
  openerCommand.on(slack, async (use) => {
    const request = parseOpener(use.text);
    switch (request.kind) {
      case 'new':
        return openSetUp(deps, use);
      case 'list':
        return use.reply.privately(openerList(await listedFor(deps, use.userId), use.typed));
      case 'run':
      case 'remove':
        return use.reply.privately(await actOnMeant(deps, use, request.kind, request.name));
      case 'help':
        return use.reply.privately(openerHelp(use.typed));
      case 'unclear':
        return use.reply.privately(openerHelp(use.typed, request.text));
    }
  });
  runNow.on(slack, async (click) => click.reply.replace(await run(deps, click, click.value.id)));
  postItNow.on(slack, async (click) =>
    click.reply.privately(await run(deps, click, click.value.id, click.value.occurrenceId)),
  );
  removeIt.on(slack, async (click) => click.reply.replace(await remove(deps, click, click.value.id)));
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
      const { id } = meant.target.listed.opener;
      return verb === 'run' ? run(deps, use, id) : remove(deps, use, id);
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

/** @param insteadOf the meeting whose opener did not come, when it is made up for */
async function run(deps: RitualDeps, act: Act, id: string, insteadOf: string | null = null): Promise<Message> {
  const { opener, member } = await load(deps, act, id);
  if (!may('run_opener', actorOf(member), { isHost: opener.host.id === member.id })) throw notYours(opener);
  const wish = { actorId: member.id, requestKey: act.key, insteadOf };
  const opening = await runOpener(deps, opener, wish, deps.clock.now());
  return runReceipt(opener, opening, deps.workspace.botName);
}

async function remove(deps: RitualDeps, act: Act, id: string): Promise<Message> {
  const { opener, member } = await load(deps, act, id);
  if (!may('change_opener', actorOf(member), { isHost: opener.host.id === member.id })) throw notYours(opener);
  await removeOpener(deps.db, deps.workspace.id, opener, member.id, deps.clock.now());
  return removed(opener);
}

async function load(deps: RitualDeps, act: Act, id: string): Promise<{ opener: Opener; member: Member }> {
  const opener = existingOpener(await openers(deps.db.prisma, deps.workspace.id).byId(id));
  return { opener, member: await deps.people.get(act.userId) };
}

function notYours(opener: Opener): UserFacingError {
  return new UserFacingError(
    'not_your_opener',
    `${opener.host.name} hosts ${opener.name}; only they or an admin can do that.`,
  );
}

/** All openers whose channel this person may know of, with what they may do. */
async function listedFor(deps: RitualDeps, userId: string): Promise<Listed[]> {
  const member = await deps.people.get(userId);
  const now = deps.clock.now();
  const all = await openers(deps.db.prisma, deps.workspace.id).standing();
  const known = await Promise.all(all.map(async (opener) => ((await mayKnow(deps, opener, member)) ? [opener] : [])));
  return known.flat().map((opener) => ({
    opener,
    next: nextPosts(opener, now, 1)[0] ?? null,
    mayRun: may('run_opener', actorOf(member), { isHost: opener.host.id === member.id }),
    mayRemove: may('change_opener', actorOf(member), { isHost: opener.host.id === member.id }),
  }));
}

/** A private channel's existence is its people's business. Hosts and admins look after their openers in any case. */
async function mayKnow({ channels }: RitualDeps, opener: Opener, member: Member): Promise<boolean> {
  if (opener.host.id === member.id || member.isAdmin) return true;
  const channel = await channels.info(opener.channelId);
  if (channel !== null && !channel.isPrivate && !member.isGuest) return true;
  return (await channels.memberIds(opener.channelId)).has(member.slackUserId);
}
