import { z } from 'zod';
import { actionIdOf, type PlacedElement } from '../block-elements.ts';
import { problemsOf } from '../checker/check-blocks.ts';
import { LIMITS } from '../checker/limits.ts';
import { optionGroup, plainOption } from '../checker/options.ts';
import { type JsonObject, messageObject, viewObject } from '../objects.ts';
import type { ChannelRecord, MessageRecord, PersonRecord } from '../state.ts';
import type { StateValue, StateValues } from '../view-state.ts';
import { statesOf, type ViewRecord } from '../views.ts';
import type { World } from '../world.ts';
import { actor, channelReference, failureOf, responseUrl, tell } from './payload.ts';

/** Where an element stands: in a message or in a view. */
export type Source =
  | { readonly kind: 'message'; readonly message: MessageRecord; readonly channel: ChannelRecord }
  | { readonly kind: 'view'; readonly view: ViewRecord };

const stateKey = (person: PersonRecord, message: MessageRecord): string => `${person.id} ${message.ts}`;

/** What the elements of the source hold for this person. */
function stateOf(world: World, person: PersonRecord, source: Source): StateValues {
  if (source.kind === 'view') return source.view.values;
  return statesOf(source.message.blocks, world.messageStates.get(stateKey(person, source.message)) ?? {});
}

/** Remembers what she chose, and returns it in the form of an action. */
export function keepState(
  world: World,
  person: PersonRecord,
  source: Source,
  placed: PlacedElement,
  value: StateValue,
): void {
  const blockId = placed.block.block_id ?? '';
  const actionId = actionIdOf(placed.element) ?? '';
  if (source.kind === 'view') {
    world.views.set(source.view, blockId, actionId, value);
  } else {
    const values = stateOf(world, person, source);
    world.messageStates.set(stateKey(person, source.message), {
      ...values,
      [blockId]: { ...values[blockId], [actionId]: value },
    });
  }
  world.activity.changed();
}

/** Tells the bot that an element was used. @param details what the element's type adds to the action, such as value or selected_option. */
export async function sendBlockAction(
  world: World,
  person: PersonRecord,
  source: Source,
  placed: PlacedElement,
  details: JsonObject,
): Promise<void> {
  const action = {
    type: placed.element.type,
    action_id: actionIdOf(placed.element),
    block_id: placed.block.block_id,
    ...details,
    action_ts: world.state.nextTs(world.clock.now()),
  };
  const outcome = await world.link.deliver('interactive', {
    type: 'block_actions',
    ...actor(world, person),
    api_app_id: world.state.bot.appId,
    trigger_id: world.triggers.issue(person.id),
    ...placeOf(world, person, source),
    ...(source.kind === 'message'
      ? { response_url: responseUrl(world, source.channel.id, person.id, source.message.ts) }
      : {}),
    actions: [action],
  });
  const failure = failureOf(outcome);
  if (failure) tell(world, person, `The app did not answer (${failure}).`);
}

function placeOf(world: World, person: PersonRecord, source: Source): JsonObject {
  if (source.kind === 'view') {
    return { container: { type: 'view', view_id: source.view.id }, view: viewObject(world, source.view) };
  }
  const { message, channel } = source;
  const isEphemeral = message.ephemeralFor !== null;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: channelReference(channel),
    // Slack leaves the message out when it is ephemeral.
    ...(isEphemeral ? {} : { message: messageObject(world, message) }),
    state: { values: stateOf(world, person, source) },
  };
}

const suggestionAnswer = z.union([
  z.object({ options: z.array(plainOption).max(LIMITS.selectOptions) }),
  z.object({ option_groups: z.array(optionGroup).max(LIMITS.optionGroups) }),
]);

/** Asks the bot what an external select offers for a query. */
export async function askSuggestions(
  world: World,
  person: PersonRecord,
  source: Source,
  placed: PlacedElement,
  query: string,
): Promise<readonly z.output<typeof plainOption>[]> {
  const outcome = await world.link.deliver('interactive', {
    type: 'block_suggestion',
    ...actor(world, person),
    api_app_id: world.state.bot.appId,
    ...placeOf(world, person, source),
    action_id: actionIdOf(placed.element),
    block_id: placed.block.block_id,
    value: query,
  });
  const failure = failureOf(outcome);
  if (failure) tell(world, person, `Result could not be loaded (${failure}).`);
  if (outcome.kind !== 'acknowledged') return [];
  const answer = suggestionAnswer.safeParse(outcome.body);
  if (!answer.success) {
    world.records.violated('block_suggestion', problemsOf(answer.error, ''));
    return [];
  }
  return 'options' in answer.data ? answer.data.options : answer.data.option_groups.flatMap(({ options }) => options);
}
