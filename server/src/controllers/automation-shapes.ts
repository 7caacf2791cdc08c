import { z } from '@strapi/utils';

import { PRESET_LANGUAGES, PRESETS } from '../../../shared/domain/automation/automation';
import { automationShape } from '../automation-shape';

const name = z.string().max(255);

export const matchesShape = z.strictObject({ automation: automationShape });

export const dryRunShape = z.strictObject({
  automation: automationShape,
  documentId: name.optional(),
  record: z.strictObject({ documentId: name, locale: name.nullish() }).optional(),
  contact: name.optional(),
  text: z.string().max(10_000).optional(),
});

export const presetShape = z.strictObject({
  preset: z.enum(PRESETS),
  uid: name,
  account: name.nullish(),
  language: z.enum(PRESET_LANGUAGES).optional(),
  title: z.string().trim().min(1).max(120).optional(),
});
