import type { Core } from '@strapi/strapi';

import type { TemplateButton } from '../../../shared/domain/template/button';
import type { TemplateHeader } from '../../../shared/domain/template/header';
import type { ParameterFormat, TemplateContent } from '../../../shared/domain/template/template';
import type { ButtonRow, TemplateRow, VariableRow } from './rows';
import { inTransaction, rowsOf } from './table';
import { UIDS } from './uids';

/** A template with its words and variables put together. */
export interface StoredTemplate {
  row: TemplateRow;
  content: TemplateContent;
}

/** What identifies a template at Meta. */
export interface TemplateIdentity {
  businessAccountId: string;
  name: string;
  language: string;
}

const RELATIONS = {
  account: true,
  allowedUsers: { select: ['id'] },
  allowedRoles: { select: ['id'] },
};

function toHeader({ headerType, headerText, raw }: TemplateRow): TemplateHeader | null {
  if (headerType === 'text') return { type: 'text', text: headerText ?? '' };
  return headerType ? { type: 'other', raw: raw?.header ?? null } : null;
}

const toButton = ({ type, text, raw }: ButtonRow): TemplateButton =>
  type === 'quick_reply'
    ? { type, text: text ?? '' }
    : { type: 'other', text: text ?? '', raw: raw ?? null };

function toContent(row: TemplateRow, variables: VariableRow[], buttons: ButtonRow[]) {
  return {
    name: row.name,
    language: row.language,
    category: row.category ?? '',
    parameterFormat: row.parameterFormat as ParameterFormat,
    header: toHeader(row),
    body: row.body ?? '',
    footer: row.footer,
    buttons: buttons.map(toButton),
    variables: variables.map((variable) => ({
      component: variable.component,
      buttonIndex: variable.buttonIndex,
      placeholder: variable.placeholder,
      type: variable.type,
      fieldPath: variable.fieldPath,
      fixedText: variable.fixedText,
      sampleValue: variable.sampleValue ?? '',
      fallback: variable.fallback,
    })),
    raw: row.raw?.components ?? [],
  } satisfies TemplateContent;
}

const toColumns = (content: TemplateContent) => ({
  name: content.name,
  language: content.language,
  category: content.category,
  parameterFormat: content.parameterFormat,
  headerType: content.header?.type ?? null,
  headerText: content.header?.type === 'text' ? content.header.text : null,
  body: content.body,
  footer: content.footer,
  raw: {
    header: content.header?.type === 'other' ? content.header.raw : null,
    components: content.raw,
  },
});

/** Templates with their variables and buttons. */
export function createTemplateStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<TemplateRow>(strapi, UIDS.template);
  const variables = () => rowsOf<VariableRow & { template: { id: number } }>(strapi, UIDS.variable);
  const buttons = () => rowsOf<ButtonRow & { template: { id: number } }>(strapi, UIDS.button);

  async function withParts(found: TemplateRow[]): Promise<StoredTemplate[]> {
    if (found.length === 0) return [];
    const params = {
      where: { template: { id: { $in: found.map(({ id }) => id) } } },
      populate: { template: { select: ['id'] } },
    };
    const [allVariables, allButtons] = await Promise.all([
      variables().findMany({ ...params, orderBy: { id: 'asc' } }),
      buttons().findMany({ ...params, orderBy: { position: 'asc' } }),
    ]);
    return found.map((row) => ({
      row,
      content: toContent(
        row,
        allVariables.filter(({ template }) => template.id === row.id),
        allButtons.filter(({ template }) => template.id === row.id),
      ),
    }));
  }

  async function writeParts(id: number, content: TemplateContent): Promise<void> {
    await variables().deleteMany({ where: { template: { id } } });
    await buttons().deleteMany({ where: { template: { id } } });
    if (content.variables.length > 0)
      await variables().createMany({
        data: content.variables.map((variable) => ({ ...variable, template: id })),
      });
    if (content.buttons.length > 0)
      await buttons().createMany({
        data: content.buttons.map((button, position) => ({
          position,
          type: button.type,
          text: button.text,
          raw: button.type === 'other' ? button.raw : null,
          template: id,
        })),
      });
  }

  const get = async (where: object): Promise<StoredTemplate | null> => {
    const row = await rows().findOne({ where, populate: RELATIONS });
    return row ? (await withParts([row]))[0]! : null;
  };

  return {
    get: (documentId: string) => get({ documentId }),

    getByIdentity: ({ businessAccountId, name, language }: TemplateIdentity) =>
      get({ businessAccountId, name, language }),

    async list(where: object, params: { page: number; pageSize: number; orderBy: object[] }) {
      const [found, total] = await Promise.all([
        rows().findMany({
          where,
          populate: RELATIONS,
          orderBy: params.orderBy,
          limit: params.pageSize,
          offset: (params.page - 1) * params.pageSize,
        }),
        rows().count({ where }),
      ]);
      return { rows: found, total };
    },

    /** Every template that matches, with its parts. */
    listWhole: async (where: object): Promise<StoredTemplate[]> =>
      withParts(
        await rows().findMany({
          where,
          populate: RELATIONS,
          orderBy: [{ name: 'asc' }, { language: 'asc' }],
        }),
      ),

    insert: (
      content: TemplateContent,
      data: Record<string, unknown> & { businessAccountId: string; account: number },
    ) =>
      inTransaction(strapi, async () => {
        const row = await rows().create({ data: { ...data, ...toColumns(content) } });
        await writeParts(row.id, content);
        return (await get({ id: row.id }))!;
      }),

    /** Writes the words and whatever else is given. */
    save: (id: number, content: TemplateContent | null, data: Record<string, unknown> = {}) =>
      inTransaction(strapi, async () => {
        await rows().update({
          where: { id },
          data: { ...data, ...(content && toColumns(content)) },
        });
        if (content) await writeParts(id, content);
        return (await get({ id }))!;
      }),

    delete: (id: number) =>
      inTransaction(strapi, async () => {
        await variables().deleteMany({ where: { template: { id } } });
        await buttons().deleteMany({ where: { template: { id } } });
        await rows().delete({ where: { id } });
      }),
  };
}
