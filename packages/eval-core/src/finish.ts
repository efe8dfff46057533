/** How a generation ended, as backends report it, after mapping each dialect onto these four. */
export const FINISHES = ['stop', 'length', 'content_filter', 'tool_calls'] as const;

export type Finish = (typeof FINISHES)[number];
