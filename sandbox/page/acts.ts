import type { Choice, ElementAddress, Person, Surface } from '../driver/person.ts';
import type { SeenField, SeenMessage } from '../driver/seen.ts';
import type {
  Act,
  ActAnswer,
  Container,
  ElementState,
  OptionGroupAnswer,
  OptionsQuery,
  Pressed,
  StateValues,
} from './protocol.ts';

/** What the driver calls a state: text, option values, ids. */
function choiceOf(state: ElementState): Choice {
  const list = (values: readonly string[]): Choice => (values.length > 0 ? values : null);
  if ('value' in state) return state.value;
  if ('selected_option' in state) return state.selected_option?.value ?? null;
  if ('selected_options' in state) return list(state.selected_options.map(({ value, text }) => value ?? text.text));
  if ('selected_user' in state) return state.selected_user;
  if ('selected_users' in state) return list(state.selected_users);
  if ('selected_conversation' in state) return state.selected_conversation;
  if ('selected_conversations' in state) return list(state.selected_conversations);
  if ('selected_channel' in state) return state.selected_channel;
  if ('selected_channels' in state) return list(state.selected_channels);
  if ('selected_date' in state) return state.selected_date;
  return state.selected_time;
}

function choiceOfPress(pressed: Pressed): Choice {
  if (pressed.type === 'button') return null;
  if (pressed.type === 'overflow') return pressed.selected_option.value ?? pressed.selected_option.text.text;
  return choiceOf(pressed);
}

function surfaceOf(person: Person, container: Container): Surface {
  if (container.kind !== 'message') return container.kind;
  return messageOf(person, container);
}

function sameChoice(a: Choice, b: Choice): boolean {
  return JSON.stringify(a ?? '') === JSON.stringify(b ?? '');
}

function heldFields(person: Person, surface: 'modal' | 'home'): readonly SeenField[] {
  if (surface === 'modal') return Object.values(person.modal().fields);
  return person.hasHome() ? Object.values(person.home().fields) : [];
}

/** Brings the view that Slack holds up to what stands in the browser; `but` is told to the bot by the act itself. */
async function fillIn(
  person: Person,
  surface: 'modal' | 'home',
  values: StateValues,
  but?: ElementAddress,
): Promise<void> {
  for (const { blockId, actionId, raw } of heldFields(person, surface)) {
    const state = values[blockId]?.[actionId];
    const isActedOn = but?.blockId === blockId && but.actionId === actionId;
    if (!state || isActedOn || sameChoice(choiceOf(state), raw)) continue;
    await person.sets(surface, { blockId, actionId }, choiceOf(state));
  }
}

async function press(person: Person, act: Extract<Act, { kind: 'press' }>): Promise<void> {
  const { container, blockId, actionId, pressed, values } = act;
  const address = { blockId, actionId };
  if (container.kind !== 'message') await fillIn(person, container.kind, values, address);
  await person.actsOn(surfaceOf(person, container), address, choiceOfPress(pressed));
}

function messageOf(person: Person, { channelId, ts }: { channelId: string; ts: string }): SeenMessage {
  const message = person.sees(channelId).find((one) => one.ts === ts);
  if (!message) throw new Error('This message is not there any more.');
  return message;
}

/** `/invite @Empty Chair` is a command of Slack itself, so no app hears of it. */
function invited(text: string): string | null {
  return /^\/invite\s+@?(.+)$/.exec(text)?.[1]?.trim() ?? null;
}

async function type(person: Person, act: Extract<Act, { kind: 'type' }>, appName: string): Promise<void> {
  const guest = invited(act.text);
  if (guest === null) return person.types(act.channelId, act.text);
  const isApp = guest.toLowerCase() === appName.toLowerCase();
  return person.invites(act.channelId, ...(isApp ? [] : [guest]));
}

async function perform(person: Person, act: Act, appName: string): Promise<void> {
  switch (act.kind) {
    case 'type':
      return type(person, act, appName);
    case 'join':
      return person.joins(act.channelId);
    case 'press':
      return press(person, act);
    case 'submit':
      await fillIn(person, 'modal', act.values);
      return person.submits();
    case 'close':
      return person.closes();
    case 'shortcut':
      return person.usesShortcut(act.name);
    case 'message-shortcut':
      return person.usesMessageShortcut(messageOf(person, act), act.name);
    case 'react':
      return person.reacts(messageOf(person, act), act.emoji);
    case 'open-app':
      return act.tab === 'home' ? person.opensHome() : person.opensMessages();
  }
}

/**
 * Does something as a person. What Slack's client told the person meanwhile, or why it could not be done, is the
 * answer's trouble; what it said about a command stands in the channel already.
 */
export async function performAct(person: Person, act: Act, appName: string): Promise<ActAnswer> {
  const before = person.notices().length;
  try {
    await perform(person, act, appName);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, trouble: error.message };
  }
  const told = person.notices().slice(before);
  return told.length > 0 && act.kind !== 'type' ? { ok: false, trouble: told.join(' ') } : { ok: true };
}

/** The bot's answer to an external select. */
export async function optionsFor(person: Person, query: OptionsQuery): Promise<readonly OptionGroupAnswer[]> {
  const { container, blockId, actionId } = query;
  const options = await person.suggestions(surfaceOf(person, container), { blockId, actionId }, query.query);
  return [
    {
      label: null,
      options: options.map(({ text, value }) => ({ text: { type: 'plain_text', text }, value })),
    },
  ];
}
