import type { Customer } from './customer.ts';

/** Where a customer stands among those that are one: a pointer to whom it was merged into. */
export interface Pointer {
  readonly id: string;
  readonly mergedIntoId: string | null;
}

/** Whom each stands for at the end of all merges, by id; null for whoever stands for itself. Pure. */
export function rootsOf(all: readonly Pointer[]): ReadonlyMap<string, string | null> {
  const into = new Map(all.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
  return new Map(all.map(({ id }) => [id, endOf(id, into)]));
}

function endOf(id: string, into: ReadonlyMap<string, string | null>): string | null {
  let end: string | null = null;
  const passed = new Set([id]);
  for (let next = into.get(id) ?? null; next !== null && !passed.has(next); next = into.get(next) ?? null) {
    passed.add(next);
    end = next;
  }
  return end;
}

/**
 * The pointers after two were said to be one: whoever `fromId` stands for by now points to whom `intoId` stands for.
 * Null when they are one already, so that no circle can come about.
 */
export function merged(all: readonly Pointer[], fromId: string, intoId: string): readonly Pointer[] | null {
  const roots = rootsOf(all);
  const from = roots.get(fromId) ?? fromId;
  const into = roots.get(intoId) ?? intoId;
  return from === into ? null : pointing(all, from, into);
}

/** The pointers after one was parted from whom it was merged into; who was merged into itself stays with it. */
export function split(all: readonly Pointer[], id: string): readonly Pointer[] {
  return pointing(all, id, null);
}

function pointing(all: readonly Pointer[], id: string, mergedIntoId: string | null): readonly Pointer[] {
  return all.map((one) => (one.id === id ? { id, mergedIntoId } : one));
}

/** How long whoever merged two may take it back at a press; later they are parted on the page. */
export const MERGE_UNDO_MS = 10 * 60 * 1000;

/** Somebody is new only for so long: who they are is said when they are named, not weeks later. */
export const NEW_FOR_MS = 24 * 60 * 60 * 1000;

/** What became of making two one: the id under which it can be taken back, and whom they are now. */
export interface MergedInto {
  readonly fromId: string;
  readonly customer: Customer;
}

/** What became of parting: who is on their own again, and from whom; null when they were not merged. */
export interface Parted {
  readonly parted: Customer;
  readonly from: Customer | null;
}
