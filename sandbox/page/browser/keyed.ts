/** Pairs each item with a key. Parts of a text or of a block list have no identity of their own but their place. */
export function keyed<T>(items: readonly T[]): { readonly key: string; readonly item: T }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
