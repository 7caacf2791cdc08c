import { validateZodSchema, z } from '@strapi/utils';

import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import {
  FILE_KINDS,
  FILE_VERSION,
  type PortableAutomation,
  type PortableTemplate,
} from '../../../../shared/domain/transfer/file';
import { portableAutomationShape } from '../../automation-shape';
import { refuse } from '../../errors';
import { contentShape } from '../../template-shape';

const name = z.string().max(255);
const optional = name.nullish().transform((value) => value ?? null);

const templateShape = z.strictObject({
  account: optional,
  label: optional,
  appliesTo: optional,
  phoneField: optional,
  isRestricted: z.boolean().default(false),
  allowedRoles: z.array(name).max(1_000).default([]),
  content: contentShape,
});

/** Things in one file. */
const MOST = 10_000;

type Kind = keyof typeof FILE_KINDS;

/** Refuses what is no file of this kind, or is of a version that nobody here can read. */
function checkKind(file: unknown, kind: Kind): void {
  const { kind: given, version } = (file ?? {}) as { kind?: unknown; version?: unknown };
  if (given !== FILE_KINDS[kind] || typeof version !== 'number')
    throw refuse('import.kind', 'file');
  if (version > FILE_VERSION) throw refuse('import.version', 'file');
}

/** The templates of a file; throws a validation error that names what does not fit. */
export function readTemplatesFile(file: unknown): PortableTemplate[] {
  checkKind(file, 'templates');
  const shape = z.object({ templates: z.array(templateShape).max(MOST) });
  return validateZodSchema(shape)(file).templates as PortableTemplate[];
}

/** The automations of a file; throws a validation error that names what does not fit. */
export function readAutomationsFile(file: unknown): PortableAutomation[] {
  checkKind(file, 'automations');
  const shape = z.object({ automations: z.array(portableAutomationShape).max(MOST) });
  return validateZodSchema(shape)(file).automations.map((one) => ({
    ...one,
    account: one.account ?? null,
    condition: one.condition ?? null,
    limits: { ...DEFAULT_LIMITS, ...one.limits },
  }));
}
