/** A message that a worker holds until its lease ends. */
export interface Claimed {
  documentId: string;
  /** Unique to this claim: who still finds it in the row still holds it. */
  claim: string;
}

/** Sends a claimed message, or puts it back; it never rejects. */
export type Work = (claimed: Claimed) => Promise<void>;

/**
 * What an engine promises. The row is the truth: an engine only says which rows are due and hands each
 * to one worker at a time. Losing every wake-up loses no message.
 */
export interface QueueDriver {
  /** Says that rows may be due at this time or now; returns at once. */
  wake(dueAt?: Date): void;
  /** Starts to hand out due messages. */
  start(work: Work): void;
  /**
   * Claims nothing new and waits for what is under way, at most this long. What is being claimed in that
   * moment is handed out as well: `work` puts it back.
   */
  stop(deadlineMs: number): Promise<void>;
}
