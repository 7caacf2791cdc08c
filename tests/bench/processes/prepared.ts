/** How recipients were prepared, and what that took. */
export interface Prepared {
  perSecond: number;
  /** Most that was held more than before, after tidying up. */
  heldMb: number;
  /** Most that was taken from the machine more than before. */
  takenMb: number;
}
