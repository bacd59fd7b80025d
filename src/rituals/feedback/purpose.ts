/** What one of the loop's channels is for. */
export const PURPOSES = ['triage', 'share'] as const;
export type Purpose = (typeof PURPOSES)[number];
