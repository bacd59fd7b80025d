/** So many rows of a file are like those that people log, with a card and a clock each; more are told as one. */
export const FEW = 10;

const PREFIX = 'import ';

/** How the rows of a file are named together where else one record is. */
export function nameOfImport(cameAt: Date): string {
  return `${PREFIX}${cameAt.toISOString()}`;
}

/** When the rows came in that are named so; null when a record is named. */
export function importNamed(name: string): Date | null {
  return name.startsWith(PREFIX) ? new Date(name.slice(PREFIX.length)) : null;
}
