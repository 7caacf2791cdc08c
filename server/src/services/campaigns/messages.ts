import { createHash } from 'node:crypto';

import type { CampaignInput } from '../../../../shared/contracts/campaigns';
import type { SendTemplateInput } from '../../../../shared/contracts/messages';
import { fingerprintOf } from '../../../../shared/domain/template/fingerprint';
import type { TemplateContent } from '../../../../shared/domain/template/template';

/** What a campaign says of each of its messages. */
export const messageOf = (input: CampaignInput): SendTemplateInput => ({
  template: input.template ?? '',
  ...(input.language && { language: input.language }),
  ...(input.account && { account: input.account }),
  ...(input.values && { values: input.values }),
  ...(input.headerMedia && { headerMedia: { id: input.headerMedia.id } }),
});

/** What a template says, in one word: another one when its text has changed. */
export const hashOf = (content: TemplateContent): string =>
  createHash('sha256').update(fingerprintOf(content)).digest('hex').slice(0, 32);
