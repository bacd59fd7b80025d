/** What is masked, by the word that then stands in its place. */
export const FINDINGS = ['e-mail', 'phone', 'card', 'secret'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What stands where something was. It holds nothing that would be masked again. */
export function placeholder(finding: Finding): string {
  return `[${finding}]`;
}
