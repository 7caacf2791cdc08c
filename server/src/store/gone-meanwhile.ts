/** Says that somebody else has deleted what was just made: a moment later the same is done anew. */
export class GoneMeanwhile extends Error {
  /** As where a row that is pointed to is gone: a passing fault. */
  readonly code = 'ER_NO_REFERENCED_ROW_2';

  constructor() {
    super('What was just made has been deleted by somebody else.');
  }
}
