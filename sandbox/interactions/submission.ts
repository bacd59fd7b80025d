import { z } from 'zod';
import { actionIdOf, elementsOf } from '../block-elements.ts';
import { refused } from '../checker/problem.ts';
import { type JsonObject, viewObject } from '../objects.ts';
import { SlackError } from '../slack-error.ts';
import type { PersonRecord } from '../state.ts';
import { MOST_VIEWS, type ViewRecord } from '../views.ts';
import { acceptView, type World } from '../world.ts';
import { actor, failureOf, responseUrl, tell } from './payload.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

const responseAction = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

const emptyAnswer = z.union([z.null(), z.strictObject({}), z.literal('')]);

/** Submits a modal and does what the bot's acknowledgement says. */
export async function sendSubmission(world: World, person: PersonRecord, view: ViewRecord): Promise<void> {
  view.errors = new Map();
  view.problem = null;
  const outcome = await world.link.deliver('interactive', {
    type: 'view_submission',
    ...actor(world, person),
    api_app_id: world.state.bot.appId,
    trigger_id: world.triggers.issue(person.id),
    view: viewObject(world, view),
    response_urls: responseUrls(world, person, view),
  });
  const failure = failureOf(outcome);
  if (failure) {
    view.problem = TROUBLE;
    tell(world, person, `${TROUBLE} (${failure})`);
  }
  if (outcome.kind === 'acknowledged') apply(world, view, outcome.body);
  world.activity.changed();
}

function apply(world: World, view: ViewRecord, body: unknown): void {
  if (emptyAnswer.safeParse(body).success) {
    world.views.close(view);
    return;
  }
  try {
    applyResponseAction(world, view, body);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    view.problem = TROUBLE;
  }
}

function applyResponseAction(world: World, view: ViewRecord, body: unknown): void {
  const parsed = responseAction.safeParse(body);
  if (!parsed.success) throw broken(world, '/response_action', 'is not a response_action that Slack knows');
  const action = parsed.data;
  switch (action.response_action) {
    case 'errors':
      showErrors(world, view, action.errors);
      return;
    case 'update':
      world.views.update(view, acceptView(world, 'view_submission', action.view, 'modal'));
      return;
    case 'push': {
      const content = acceptView(world, 'view_submission', action.view, 'modal');
      if (!world.views.push(view.personId, content)) throw broken(world, '/view', `more than ${MOST_VIEWS} views`);
      return;
    }
    case 'clear':
      world.views.closeAll(view.personId);
      return;
  }
}

function showErrors(world: World, view: ViewRecord, errors: Readonly<Record<string, string>>): void {
  const inputs = new Set(view.content.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  const strays = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (strays.length > 0) throw broken(world, '/errors', `no input block is called ${strays.join(', ')}`);
  view.errors = new Map(Object.entries(errors));
}

function broken(world: World, pointer: string, message: string): SlackError {
  world.records.violated('view_submission', [refused(pointer, message)]);
  return new SlackError('invalid_response_action');
}

function responseUrls(world: World, person: PersonRecord, view: ViewRecord): JsonObject[] {
  return elementsOf(view.content.blocks).flatMap(({ element, block }) => {
    if (!('response_url_enabled' in element) || !element.response_url_enabled) return [];
    const state = view.values[block.block_id ?? '']?.[actionIdOf(element) ?? ''];
    const chosen =
      state?.type === 'conversations_select'
        ? state.selected_conversation
        : state?.type === 'channels_select'
          ? state.selected_channel
          : null;
    if (!chosen) return [];
    const url = responseUrl(world, chosen, person.id, null);
    return [{ block_id: block.block_id, action_id: element.action_id, channel_id: chosen, response_url: url }];
  });
}

/** Closes her topmost view, or the whole stack, and tells the bot if it asked to know. */
export async function closeView(world: World, person: PersonRecord, all: boolean): Promise<void> {
  const top = world.views.topOf(person.id);
  if (!top) throw new Error(`${person.realName} has no modal to close`);
  const closesAll = all || top.content.clearOnClose;
  const closed = closesAll ? world.views.closeAll(person.id) : [top];
  if (!closesAll) world.views.close(top);
  world.activity.changed();
  for (const view of closed.filter(({ content }) => content.notifyOnClose)) {
    await world.link.deliver('interactive', {
      type: 'view_closed',
      ...actor(world, person),
      api_app_id: world.state.bot.appId,
      view: viewObject(world, view),
      is_cleared: closesAll,
    });
  }
}
