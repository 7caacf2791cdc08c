/** Who takes part in a conversation; both by row id. */
export interface Pair {
  account: number;
  contact: number;
}

/** A pair as a key of a map. */
export const keyOf = ({ account, contact }: Pair): string => `${account} ${contact}`;
