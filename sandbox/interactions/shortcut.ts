import { messageObject } from '../objects.ts';
import type { ChannelRecord, MessageRecord, PersonRecord } from '../state.ts';
import type { World } from '../world.ts';
import { actor, channelReference, failureOf, responseUrl, tell } from './payload.ts';

function callbackOf(world: World, type: 'message' | 'global', name: string): string {
  const known = world.manifest.features.shortcuts.filter((shortcut) => shortcut.type === type);
  const shortcut = known.find((each) => each.name === name);
  if (shortcut) return shortcut.callback_id;
  throw new Error(`The app has no ${type} shortcut "${name}", only: ${known.map((each) => each.name).join(', ')}`);
}

export async function sendGlobalShortcut(world: World, person: PersonRecord, name: string): Promise<void> {
  const outcome = await world.link.deliver('interactive', {
    type: 'shortcut',
    ...actor(world, person),
    action_ts: world.state.nextTs(world.clock.now()),
    callback_id: callbackOf(world, 'global', name),
    trigger_id: world.triggers.issue(person.id),
  });
  const failure = failureOf(outcome);
  if (failure) tell(world, person, `"${name}" did not work (${failure}).`);
}

export async function sendMessageShortcut(
  world: World,
  person: PersonRecord,
  name: string,
  channel: ChannelRecord,
  message: MessageRecord,
): Promise<void> {
  const outcome = await world.link.deliver('interactive', {
    type: 'message_action',
    ...actor(world, person),
    action_ts: world.state.nextTs(world.clock.now()),
    callback_id: callbackOf(world, 'message', name),
    trigger_id: world.triggers.issue(person.id),
    response_url: responseUrl(world, channel.id, person.id, null),
    message_ts: message.ts,
    channel: channelReference(channel),
    message: messageObject(world, message),
  });
  const failure = failureOf(outcome);
  if (failure) tell(world, person, `"${name}" did not work (${failure}).`);
}
