import { z } from '@strapi/utils';

import { VERDICTS } from '../../../shared/contracts/campaigns';

const text = z.string().max(10_000);
const name = z.string().max(255);

const filters = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish();

/** Which records a list of the Content Manager shows. */
export const recordFilterShape = z.strictObject({
  uid: name,
  filters,
  _q: z.string().max(1_000).optional(),
  locale: name.nullish(),
});

const audienceShape = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('records'),
    uid: name,
    documentIds: z.array(name).max(10_000),
    locale: name.nullish(),
  }),
  recordFilterShape.extend({ type: z.literal('filter') }),
  z.strictObject({
    type: z.literal('csv'),
    phoneColumn: z.string().max(1_000),
    nameColumn: z.string().max(1_000).nullish(),
    valueColumns: z.record(z.string(), z.string().max(1_000)),
  }),
  z.strictObject({
    type: z.literal('campaign'),
    campaign: name,
    who: z.enum(['notRead', 'notClicked', 'notReplied']),
  }),
]);

/** An option in another spelling must not be left out: it would be sent without it. */
export const campaignShape = z.strictObject({
  name: z.string().max(1_000).optional(),
  audience: audienceShape,
  template: name.nullish(),
  language: name.nullish(),
  account: name.nullish(),
  values: z.record(z.string(), text).optional(),
  headerMedia: z.strictObject({ id: z.number().int().positive() }).nullish(),
  valuesFrom: z.enum(['published', 'draft']).nullish(),
  stopRule: z
    .strictObject({
      percent: z.number().min(0).max(100),
      of: z.number().int().min(1).max(1_000_000),
    })
    .nullish(),
});

export const countAudienceShape = z.strictObject({ audience: audienceShape });

export const previewCampaignShape = z.strictObject({
  position: z.number().int().min(1),
  input: campaignShape.optional(),
});

export const excludeShape = z.strictObject({
  recipients: z.array(name).max(10_000).optional(),
  verdict: z.enum(VERDICTS).optional(),
  excluded: z.boolean(),
});

export const rescheduleCampaignShape = z.strictObject({ sendAt: z.string().max(40).nullable() });

export const startCampaignShape = z.strictObject({
  recipients: z.number().int().min(0),
  sendAt: z.string().max(40).nullish(),
});
