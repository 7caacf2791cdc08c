/** One attempt to hand a delivery over. */
export interface Attempt {
  /** Milliseconds since 1970. */
  at: number;
  ms: number;
  status?: number;
  error?: string;
}

/** One POST to a receiver, with all its attempts. */
export interface Delivery {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  appId: string;
  url: string;
  fields: string[];
  /** Exactly the bytes that are signed and sent. */
  body: string;
  headers: Record<string, string>;
  state: 'waiting' | 'held' | 'delivered' | 'retrying' | 'given-up';
  attempts: Attempt[];
  nextAttemptAt?: number;
}

/** Something that was not sent to anyone, and why. */
export interface Unsent {
  at: number;
  field: string;
  businessAccountId: string;
  appId?: string;
  reason: string;
}
