import { actionIdOf, elementsOf, type PlacedElement } from '../block-elements.ts';
import { askSuggestions, keepState, type Source, sendBlockAction } from '../interactions/block-action.ts';
import type { JsonObject } from '../objects.ts';
import type { PersonRecord } from '../state.ts';
import { optionsOf } from '../view-state.ts';
import type { World } from '../world.ts';
import { type Lookup, pick, stateFor } from './choose.ts';
import type { Choice } from './person.ts';
import { findChannel, findPerson } from './team-lookup.ts';

/** Reads choices by the words people see: option texts, names, '#product'. */
export function byWords(world: World, person: PersonRecord, source: Source, placed: PlacedElement): Lookup {
  return {
    isOption: (option, wanted) => option.text.text === wanted,
    personId: (wanted) => findPerson(world.state, wanted).id,
    channelId: (wanted) => findChannel(world.state, wanted).id,
    suggestions: (query) => askSuggestions(world, person, source, placed, query),
  };
}

/** Reads choices by what is sent: option values and ids. What an external select holds is remembered from the last suggestions. */
export function byValues(suggestions: Lookup['suggestions']): Lookup {
  return {
    isOption: (option, wanted) => option.value === wanted,
    personId: (wanted) => wanted,
    channelId: (wanted) => wanted,
    suggestions,
  };
}

/** Puts a choice into a stateful element, and tells the bot where Slack would. */
export async function choose(
  world: World,
  person: PersonRecord,
  source: Source,
  placed: PlacedElement,
  choice: Choice,
  lookup: Lookup,
): Promise<void> {
  const state = await stateFor(placed.element, choice, lookup);
  keepState(world, person, source, placed, state);
  const isQuietInput = placed.block.type === 'input' && placed.block.dispatch_action !== true;
  if (!isQuietInput) await sendBlockAction(world, person, source, placed, { ...state });
}

/** Clicks a button, or an entry of an overflow menu. */
export async function click(
  world: World,
  person: PersonRecord,
  source: Source,
  placed: PlacedElement,
  entry: string | null,
  lookup: Pick<Lookup, 'isOption'>,
): Promise<void> {
  await sendBlockAction(world, person, source, placed, clickDetails(placed, entry, lookup));
}

function clickDetails({ element }: PlacedElement, entry: string | null, lookup: Pick<Lookup, 'isOption'>): JsonObject {
  switch (element.type) {
    case 'button':
      return { text: element.text, ...definedOf({ value: element.value, style: element.style, url: element.url }) };
    case 'overflow':
      return { selected_option: pick(optionsOf(element), entry ?? '', lookup) };
    case 'workflow_button':
      return { text: element.text };
    case 'icon_button':
      return { text: element.text, icon: element.icon, ...definedOf({ value: element.value }) };
    case 'feedback_buttons': {
      const button = entry === element.negative_button.value ? element.negative_button : element.positive_button;
      return { text: button.text, value: button.value };
    }
    default:
      throw new Error(`A ${element.type} is not clicked but filled`);
  }
}

const definedOf = (details: Record<string, unknown>): JsonObject =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));

/** The element with these ids. Throws in words. */
export function elementAt(source: Source, blockId: string, actionId: string): PlacedElement {
  const blocks = source.kind === 'view' ? source.view.content.blocks : source.message.blocks;
  const found = elementsOf(blocks).find(
    ({ element, block }) => block.block_id === blockId && actionIdOf(element) === actionId,
  );
  if (found) return found;
  throw new Error(`Nothing there has block_id ${blockId} and action_id ${actionId}`);
}

/** The button, or the overflow menu with an entry, that carries this label. */
export function elementLabelled(source: Source, label: string): { placed: PlacedElement; entry: string | null } | null {
  const blocks = source.kind === 'view' ? source.view.content.blocks : source.message.blocks;
  for (const placed of elementsOf(blocks)) {
    const { element } = placed;
    if (
      (element.type === 'button' || element.type === 'workflow_button' || element.type === 'icon_button') &&
      element.text.text === label
    )
      return { placed, entry: null };
    if (element.type === 'overflow' && element.options.some(({ text }) => text.text === label))
      return { placed, entry: label };
  }
  return null;
}
