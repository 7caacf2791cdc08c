import { z } from '@strapi/utils';

import { recordFilterShape } from './campaign-shapes';

export const saveAudienceShape = recordFilterShape.extend({ name: z.string().max(1_000) });

export const retryCampaignShape = z.strictObject({ failure: z.string().max(255).optional() });

export const followUpShape = z.strictObject({
  who: z.enum(['notRead', 'notClicked', 'notReplied']),
});
