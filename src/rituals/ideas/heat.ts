const HALF_LIFE_MS = 90 * 24 * 60 * 60 * 1000;
/** A customer's words weigh as much as three colleagues' votes. */
const CUSTOMER_WEIGHT = 3;

/**
 * What the list of the top is ordered by. Interest counts half as much for each 90 days that an idea is older: of two
 * ideas that is a comparison of `interest × 2^(sent / half-life)`, which does not change as time goes by. So its logarithm
 * is kept on the row, and an index over it is the list.
 */
export function heatOf(
  { votes, customers }: { readonly votes: number; readonly customers: number },
  sentAt: Date,
): number {
  const interest = 1 + votes + CUSTOMER_WEIGHT * customers;
  return Math.log2(interest) + sentAt.getTime() / HALF_LIFE_MS;
}
