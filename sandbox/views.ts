import type { KnownBlock } from '@slack/types';
import { actionIdOf, elementsOf } from './block-elements.ts';
import type { CheckedView } from './checker/check-view.ts';
import { initialValue, type StateValue, type StateValues } from './view-state.ts';

/** A modal or home that is open now. */
export interface ViewRecord {
  readonly id: string;
  readonly personId: string;
  content: CheckedView;
  hash: string;
  values: StateValues;
  readonly rootId: string;
  readonly previousId: string | null;
  /** What the bot or Slack's client objects to, by block_id. */
  errors: ReadonlyMap<string, string>;
  /** What Slack's client says about the whole form. */
  problem: string | null;
}

/** Slack's modals hold three views at most. */
export const MOST_VIEWS = 3;

/** Open modals per person, as stacks with the visible one last, and App Homes. */
export class ViewStore {
  readonly #stacks = new Map<string, ViewRecord[]>();
  readonly #homes = new Map<string, ViewRecord>();
  readonly #byId = new Map<string, ViewRecord>();
  #next = 1;

  stackOf(personId: string): readonly ViewRecord[] {
    return this.#stacks.get(personId) ?? [];
  }

  topOf(personId: string): ViewRecord | null {
    return this.stackOf(personId).at(-1) ?? null;
  }

  homeOf(personId: string): ViewRecord | null {
    return this.#homes.get(personId) ?? null;
  }

  find(viewId: string): ViewRecord | null {
    return this.#byId.get(viewId) ?? null;
  }

  findExternal(externalId: string): ViewRecord | null {
    return [...this.#byId.values()].find(({ content }) => content.externalId === externalId) ?? null;
  }

  /** Opens a new modal; one that was open is gone. */
  open(personId: string, content: CheckedView): ViewRecord {
    this.closeAll(personId);
    const view = this.#create(personId, content, null);
    this.#stacks.set(personId, [view]);
    return view;
  }

  /** Lays a view on top of the stack; null when it is full. */
  push(personId: string, content: CheckedView): ViewRecord | null {
    const stack = this.stackOf(personId);
    if (stack.length >= MOST_VIEWS) return null;
    const view = this.#create(personId, content, stack.at(-1) ?? null);
    this.#stacks.set(personId, [...stack, view]);
    return view;
  }

  /** Replaces the content. What was typed stays where block_id and action_id are the same, whatever the new initial values say. */
  update(view: ViewRecord, content: CheckedView): void {
    view.values = statesOf(content.blocks, view.values);
    view.content = content;
    view.hash = this.#hash();
    view.errors = new Map();
    view.problem = null;
  }

  publish(personId: string, content: CheckedView): ViewRecord {
    const home = this.#homes.get(personId);
    if (home) {
      this.update(home, content);
      return home;
    }
    const view = this.#create(personId, content, null);
    this.#homes.set(personId, view);
    return view;
  }

  set(view: ViewRecord, blockId: string, actionId: string, value: StateValue): void {
    view.values = { ...view.values, [blockId]: { ...view.values[blockId], [actionId]: value } };
  }

  close(view: ViewRecord): void {
    this.#byId.delete(view.id);
    this.#stacks.set(
      view.personId,
      this.stackOf(view.personId).filter(({ id }) => id !== view.id),
    );
  }

  /** Closes a person's whole stack and returns what was open. */
  closeAll(personId: string): readonly ViewRecord[] {
    const stack = this.stackOf(personId);
    for (const { id } of stack) this.#byId.delete(id);
    this.#stacks.delete(personId);
    return stack;
  }

  #create(personId: string, content: CheckedView, previous: ViewRecord | null): ViewRecord {
    const id = `V0${String(this.#next++).padStart(8, '0')}`;
    const view: ViewRecord = {
      id,
      personId,
      content,
      hash: this.#hash(),
      values: statesOf(content.blocks, {}),
      rootId: previous?.rootId ?? id,
      previousId: previous?.id ?? null,
      errors: new Map(),
      problem: null,
    };
    this.#byId.set(id, view);
    return view;
  }

  #hash(): string {
    return `${1_700_000_000 + this.#next++}.pocket${this.#next}`;
  }
}

/** What the stateful elements of these blocks hold: what they held before under the same ids, else their initial values. */
export function statesOf(blocks: readonly KnownBlock[], before: StateValues): StateValues {
  const values: Record<string, Record<string, StateValue>> = {};
  for (const { element, block } of elementsOf(blocks)) {
    const initial = initialValue(element);
    const blockId = block.block_id;
    const actionId = actionIdOf(element);
    if (initial === null || blockId === undefined || actionId === undefined) continue;
    const kept = before[blockId]?.[actionId];
    values[blockId] = { ...values[blockId], [actionId]: kept?.type === initial.type ? kept : initial };
  }
  return values;
}
