import type { TeachableItem } from '@assay/eval-core/teachable/teachable-prompts';

/** Prompts and why they are kept, as CSV. Order is part of the contract: a new column comes last. */
export const TEACHABLE_COLUMNS = [
  'item',
  'is_kept',
  'reason',
  'proxy_answer',
  'proxy_votes',
  'proxy_margin',
  'strong_agreement',
  'strong_samples',
  'weak_agreement',
  'weak_agreement_low',
  'weak_agreement_high',
  'weak_samples',
  'gap',
  'gap_low',
  'gap_high',
  'level',
  'method',
] as const;

export type TeachableRow = Record<
  (typeof TEACHABLE_COLUMNS)[number],
  string | number | boolean | null
>;

/** What is unknown is null. */
export function teachableRow(item: TeachableItem): TeachableRow {
  const { proxy, strongAgreement, agreement, gap } = item;
  return {
    item: item.item,
    is_kept: item.isKept,
    reason: item.reason,
    proxy_answer: proxy.answer,
    proxy_votes: proxy.votes,
    proxy_margin: proxy.margin,
    strong_agreement: strongAgreement.value,
    strong_samples: strongAgreement.n,
    weak_agreement: agreement.value,
    weak_agreement_low: agreement.interval?.low ?? null,
    weak_agreement_high: agreement.interval?.high ?? null,
    weak_samples: agreement.n,
    gap: gap.value,
    gap_low: gap.interval?.low ?? null,
    gap_high: gap.interval?.high ?? null,
    level: agreement.interval?.level ?? null,
    method: agreement.interval?.method ?? null,
  };
}
