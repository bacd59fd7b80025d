/** What a channel is for in which customers' words, answers and ideas are told. */
export const PURPOSES = ['triage', 'share', 'ideas'] as const;
export type Purpose = (typeof PURPOSES)[number];
