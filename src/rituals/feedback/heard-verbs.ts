import { settings } from '../../settings/settings-store.ts';
import type { CommandUse } from '../../slack/commands.ts';
import { type Conversation, conversations, noSuchRecord } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { masksSome } from '../masks-some.ts';
import { type LoopRequest, parseLoop } from './command-line.ts';
import { type FormKind, openLoopForm } from './open-form.ts';
import type { Step } from './standing.ts';
import { takeSteps } from './take-steps.ts';
import { knowsNobody, ownerAway } from './views.ts';
import { assertCanOwn, awayInWords } from './why-not-own.ts';

/** Answers a line behind /heard that is a step with one record; false when it is none. */
export async function takeHeardVerb(deps: RitualDeps, use: CommandUse): Promise<boolean> {
  const request = parseLoop(use.text, use.mentioned);
  if (request === null) return false;
  await answer(deps, use, request);
  return true;
}

function answer(deps: RitualDeps, use: CommandUse, request: LoopRequest): Promise<void> {
  switch (request.kind) {
    case 'assign':
      return request.to === null
        ? openForm(deps, use, 'assign', request.number)
        : assign(deps, use, request, request.to);
    case 'assign_to_nobody':
      return use.reply.privately(knowsNobody(request.whom, `${use.typed} assign ${request.number} @colleague`));
    case 'share':
      return step(deps, use, request.number, { kind: 'share' });
    case 'spoke':
      return step(deps, use, request.number, { kind: 'speak' });
    case 'go_on':
      return step(deps, use, request.number, { kind: 'resume' });
    case 'reopen':
      return step(deps, use, request.number, { kind: 'reopen' });
    default:
      return openForm(deps, use, request.kind, request.number);
  }
}

function openForm(deps: RitualDeps, use: CommandUse, kind: FormKind, number: number): Promise<void> {
  return openLoopForm(deps, use, kind, async () => (await byNumber(deps, number)) ?? number);
}

async function assign(
  deps: RitualDeps,
  use: CommandUse,
  { number, why }: Extract<LoopRequest, { kind: 'assign' }>,
  to: string,
): Promise<void> {
  if (await masksSome(deps, use, why)) {
    return openLoopForm(deps, use, 'assign', async () => (await byNumber(deps, number)) ?? number, { owner: to, why });
  }
  const owner = await deps.people.get(to);
  const { feedback } = await settings(deps.db.prisma, deps.workspace.id).read();
  assertCanOwn(owner, feedback.guestsMayOwn);
  const away = await awayInWords(deps.db.prisma, deps.workspace.id, owner, deps.clock.now());
  const conversation = away === null ? null : await byNumber(deps, number);
  if (away !== null && conversation !== null) {
    return use.reply.privately(ownerAway({ id: conversation.id, away, ownerId: owner.slackUserId }));
  }
  return step(deps, use, number, { kind: 'assign', ownerId: owner.id }, why);
}

async function step(deps: RitualDeps, use: CommandUse, number: number, taken: Step, detail = ''): Promise<void> {
  const conversation = await byNumber(deps, number);
  if (conversation === null) return use.reply.privately(noSuchRecord(number));
  const member = await deps.people.get(use.userId);
  const visit = { conversationId: conversation.id, member, steps: [taken], detail };
  await use.reply.privately(await takeSteps(deps, visit));
}

function byNumber({ db, workspace }: RitualDeps, number: number): Promise<Conversation | null> {
  return conversations(db.prisma, workspace.id).byNumber(number);
}
