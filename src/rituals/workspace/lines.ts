/** The lines of a list that somebody typed: trimmed, lower case, each once, without empty ones. */
export function linesOf(typed: string): string[] {
  const lines = typed.split(/[\n,;]/u).map((line) => line.trim().replace(/\s+/gu, ' ').toLowerCase());
  return [...new Set(lines.filter((line) => line !== ''))];
}
