const MOST_NAMED = 3;

/** "two weeks", "a month" */
export function termInWords({ unit, length }: { readonly unit: 'weeks' | 'months'; readonly length: number }): string {
  const one = unit === 'weeks' ? 'week' : 'month';
  if (length === 1) return `a ${one}`;
  return `${length === 2 ? 'two' : length === 3 ? 'three' : length} ${unit}`;
}

/** "Anna", "Anna and Bo", "Anna, Bo and 3 others" */
export function namesInWords(names: readonly string[]): string {
  const [first = 'Somebody', ...rest] = names;
  if (rest.length === 0) return first;
  if (names.length <= MOST_NAMED) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
}
