/** What a channel is for in which customers' words, answers and ideas are told, and who is champion. */
export const PURPOSES = ['triage', 'share', 'ideas', 'champion'] as const;
export type Purpose = (typeof PURPOSES)[number];
