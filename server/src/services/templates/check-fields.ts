import type { Core } from '@strapi/strapi';

import { error, type Issue } from '../../../../shared/domain/issue';
import type { Variable } from '../../../../shared/domain/template/variables';
import { variableKey, written } from '../../../../shared/domain/template/variables';
import { resolvePath } from '../../collections/field-path';

/** Whether the fields that fill the variables exist, and may be sent. */
export const checkFields = (
  strapi: Core.Strapi,
  variables: Variable[],
  appliesTo: string | null,
): Issue[] =>
  variables.flatMap((variable) => {
    if (variable.type !== 'field' || !variable.fieldPath) return [];
    const at = `variables.${variableKey(variable)}.fieldPath`;
    const placeholder = written(variable.placeholder);
    if (!appliesTo) return [error('variable.noCollection', at, { placeholder })];
    const resolved = resolvePath(strapi, appliesTo, variable.fieldPath);
    if (resolved.ok) return [];
    const params = { placeholder, path: variable.fieldPath, collection: appliesTo };
    const code = {
      unknown: 'field.unknown',
      private: 'field.private',
      relationMany: 'field.relationMany',
    } as const;
    return [error(code[resolved.reason], at, params)];
  });
