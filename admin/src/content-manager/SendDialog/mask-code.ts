import { CODE_KEY, REDACTED_CODE } from '../../../../shared/domain/template/authentication';
import type { Blocks } from '../../../../shared/domain/template/preview';

/** The message of an authentication template without its code, which nobody needs to read over a shoulder. */
export const withoutCode = (blocks: Blocks): Blocks => ({
  ...blocks,
  body: blocks.body.map((run) =>
    run.variable === CODE_KEY && !run.missing ? { ...run, text: REDACTED_CODE } : run,
  ),
});
