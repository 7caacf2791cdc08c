import type { TemplateSync } from '../../../../shared/contracts/accounts';
import type { Page } from '../../../../shared/contracts/page';
import type {
  Template,
  TemplateInput,
  TemplateQuery,
  TemplateSummary,
  UsableTemplate,
} from '../../../../shared/contracts/templates';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import { checkTemplate, textsOf } from '../../../../shared/domain/template/check';
import { isEditable } from '../../../../shared/domain/template/lifecycle';
import { toMetaTemplate, unsendableKind } from '../../../../shared/domain/template/payload';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import { reconcileVariables } from '../../../../shared/domain/template/variables';
import type { Actor } from '../../actor';
import { askMeta, invalid, notFound, refuse } from '../../errors';
import {
  createTemplate,
  deleteTemplate,
  editTemplate,
  getTemplate,
  listTemplates,
} from '../../meta/resources/templates';
import type { Runtime } from '../../runtime';
import type { AccountRow, Time } from '../../store/rows';
import { inTransaction, isUniqueViolation } from '../../store/table';
import type { StoredTemplate } from '../../store/templates';
import { clientOf } from '../accounts/client';
import { toIso } from '../accounts/view';
import { emit } from '../emit';
import { mayUse } from './allowed';
import { checkFields } from './check-fields';
import { adopt, syncAll } from './sync';
import { toSummary, toTemplate, toUsable } from './view';

const SORTABLE = ['name', 'language', 'category', 'status', 'updatedAt'];

function orderOf(sort: string | undefined): object[] {
  const [field = 'name', direction] = (sort ?? 'name:asc').split(':');
  const order = direction?.toLowerCase() === 'desc' ? 'desc' : 'asc';
  return [
    { [SORTABLE.includes(field) ? field : 'name']: order },
    { language: 'asc' },
    { id: 'asc' },
  ];
}

function whereOf({ _q, status, category, language, appliesTo, account }: TemplateQuery): object {
  const text = _q?.trim();
  return {
    ...(text && {
      $or: ['name', 'label', 'body'].map((field) => ({ [field]: { $containsi: text } })),
    }),
    ...(status && { status }),
    ...(category && { category }),
    ...(language && { language }),
    ...(appliesTo && { appliesTo }),
    ...(account && { account: { documentId: account } }),
  };
}

/** The words as they are stored: no blanks around the name, one variable for each placeholder. */
const tidy = (content: TemplateContent): TemplateContent => ({
  ...content,
  name: content.name.trim().toLowerCase(),
  footer: content.footer || null,
  variables: reconcileVariables(textsOf(content), content.variables),
});

/** What an edit may change: everything of a draft, and only the mapping of what Meta has. */
function editedContent({ row, content }: StoredTemplate, edited: TemplateContent): TemplateContent {
  if (!isEditable(row.status)) return tidy({ ...content, variables: edited.variables });
  // A rejected one keeps its name and language at Meta.
  return tidy(row.metaId ? { ...edited, name: content.name, language: content.language } : edited);
}

/**
 * A time just after Meta's last decision, by Meta's clock and not by ours: what is decided from now on
 * counts, and the last decision delivered once more does not.
 */
const justAfter = (time: Time): Date | null =>
  time ? new Date((Math.floor(new Date(time).getTime() / 1000) + 1) * 1000) : null;

/** The service `templates`: writes, checks, submits and syncs message templates. */
export function createTemplates(runtime: Runtime) {
  const { strapi, templates, accounts } = runtime;

  async function getStored(documentId: string, language = ''): Promise<StoredTemplate> {
    const stored = await templates.get(documentId);
    if (!stored) throw notFound('template.notFound', { template: documentId, language });
    return stored;
  }

  async function accountFor(documentId: string): Promise<AccountRow> {
    const account = await accounts.get(documentId);
    if (!account) throw refuse('account.notFound', 'accountDocumentId');
    return account;
  }

  /** The account through which a template is managed; another of the same WABA when it is gone. */
  async function managingAccount({ row }: StoredTemplate): Promise<AccountRow> {
    const account = row.account ?? (await accounts.getOfBusiness(row.businessAccountId));
    if (!account) throw refuse('account.none', 'accountDocumentId');
    return account;
  }

  async function unique<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (failure) {
      throw isUniqueViolation(failure) ? refuse('name.taken', 'name') : failure;
    }
  }

  const check = (content: TemplateContent, appliesTo: string | null): Issue[] => [
    ...checkTemplate(content),
    ...checkFields(strapi, content.variables, appliesTo),
  ];

  const mappingColumns = (input: Partial<TemplateInput>) => ({
    ...(input.label !== undefined && { label: input.label || null }),
    ...(input.appliesTo !== undefined && { appliesTo: input.appliesTo || null }),
    ...(input.phoneField !== undefined && { phoneField: input.phoneField || null }),
    ...(input.allowedUsers && { allowedUsers: input.allowedUsers }),
    ...(input.allowedRoles && { allowedRoles: input.allowedRoles }),
  });

  function announce({ row }: StoredTemplate): void {
    emit(strapi, 'whatsapp.template.changed', {
      documentId: row.documentId,
      name: row.name,
      language: row.language,
      status: row.status,
    });
  }

  return {
    async find(query: TemplateQuery): Promise<Page<TemplateSummary>> {
      const page = Math.max(1, Number(query.page) || 1);
      const pageSize = Math.min(100, Math.max(1, Number(query.pageSize) || 20));
      const { rows, total } = await templates.list(whereOf(query), {
        page,
        pageSize,
        orderBy: orderOf(query.sort),
      });
      const pageCount = Math.ceil(total / pageSize);
      return {
        data: rows.map(toSummary),
        meta: { pagination: { page, pageSize, pageCount, total, totalIsCapped: false } },
      };
    },

    findOne: async (documentId: string): Promise<Template> =>
      toTemplate(await getStored(documentId)),

    /** Approved templates that apply to a collection and that this person may send. */
    async findUsable(uid: string, actor: Actor): Promise<UsableTemplate[]> {
      // Every account of a WhatsApp Business Account may send its templates.
      const sending = new Set(
        (await accounts.listEnabled()).map(({ businessAccountId }) => businessAccountId),
      );
      const approved = await templates.listWhole({
        status: 'APPROVED',
        $or: [{ appliesTo: uid }, { appliesTo: null }],
      });
      return (
        approved
          .filter(({ row, content }) => mayUse(row, actor) && unsendableKind(content) === null)
          .filter(({ row }) => sending.has(row.businessAccountId))
          // What was made for this collection comes first.
          .sort((a, b) => Number(b.row.appliesTo === uid) - Number(a.row.appliesTo === uid))
          .map(toUsable)
      );
    },

    /** Everything that Meta would refuse, and fields that do not exist; nothing is stored. */
    async check(input: TemplateInput & { documentId?: string }): Promise<Issue[]> {
      const content = tidy(input.content);
      const issues = check(content, input.appliesTo ?? null);
      const account = input.accountDocumentId && (await accounts.get(input.accountDocumentId));
      if (account && content.name) {
        const same = await templates.getByIdentity({
          businessAccountId: account.businessAccountId,
          name: content.name,
          language: content.language,
        });
        if (same && same.row.documentId !== input.documentId)
          issues.push(error('name.taken', 'name'));
      }
      return issues;
    },

    /** Stores a draft; it may be incomplete. */
    async create(input: TemplateInput): Promise<Template> {
      const account = await accountFor(input.accountDocumentId);
      const content = tidy(input.content);
      if (content.name === '') throw refuse('name.empty', 'name');
      const stored = await unique(() =>
        templates.insert(content, {
          ...mappingColumns(input),
          status: 'DRAFT',
          businessAccountId: account.businessAccountId,
          account: account.id,
        }),
      );
      return toTemplate(stored);
    },

    /** Changes a template: its words only while Meta has not got it, its mapping always. */
    async update(documentId: string, input: Partial<TemplateInput>): Promise<Template> {
      const before = await getStored(documentId);
      const content = input.content ? editedContent(before, input.content) : null;
      const stored = await unique(() =>
        templates.save(before.row.id, content, mappingColumns(input)),
      );
      return toTemplate(stored);
    },

    /** Deletes a template, at Meta too when it is there. */
    async delete(documentId: string): Promise<{ documentId: string }> {
      const stored = await getStored(documentId);
      const { metaId, name, businessAccountId, status } = stored.row;
      if (metaId && status !== 'DELETED') {
        const client = clientOf(runtime, await managingAccount(stored));
        await askMeta(() => deleteTemplate(client, businessAccountId, { metaId, name }));
      }
      await templates.delete(stored.row.id);
      return { documentId };
    },

    /** Hands a template to Meta's review: a draft as a new one, a rejected one as an edit. */
    async submit(documentId: string): Promise<Template> {
      const stored = await getStored(documentId);
      const { row, content } = stored;
      if (!isEditable(row.status))
        throw refuse('template.locked', 'status', { status: row.status });
      const issues = check(content, row.appliesTo);
      if (!passes(issues)) throw invalid(issues);
      const client = clientOf(runtime, await managingAccount(stored));
      const payload = toMetaTemplate(content);
      const after = await askMeta(async () => {
        if (row.metaId) {
          await editTemplate(client, row.metaId, payload);
          return { metaId: row.metaId, status: 'PENDING' };
        }
        const answer = await createTemplate(client, row.businessAccountId, payload);
        return {
          metaId: answer.id ?? null,
          status: answer.status ?? 'PENDING',
          ...(answer.category && { category: answer.category }),
        };
      });
      const saved = await inTransaction(strapi, async () => {
        const { row: current } = (await templates.get(documentId)) ?? stored;
        // Meta may decide before its answer is here: then only the id is news.
        const isDecided = toIso(current.statusAt) !== toIso(row.statusAt);
        return templates.save(
          row.id,
          null,
          isDecided
            ? { metaId: after.metaId }
            : { ...after, rejectedReason: null, statusAt: justAfter(row.statusAt) },
        );
      });
      announce(saved);
      return toTemplate(saved);
    },

    /** Takes Meta's present state of one template. */
    async sync(documentId: string): Promise<Template> {
      const stored = await getStored(documentId);
      const account = await managingAccount(stored);
      const { metaId } = stored.row;
      if (metaId) {
        const client = clientOf(runtime, account);
        const meta = await askMeta(() => getTemplate(client, metaId));
        if ((await adopt(runtime, account, meta, stored)) === 'updated')
          announce(await getStored(documentId));
      }
      return toTemplate(await getStored(documentId));
    },

    /** Takes Meta's present state of every template of an account. */
    async syncAccount(accountDocumentId: string): Promise<TemplateSync> {
      const account = await accountFor(accountDocumentId);
      const client = clientOf(runtime, account);
      const result = await askMeta(() =>
        syncAll(
          runtime,
          account,
          listTemplates(client, account.businessAccountId),
          async ({ name, language }) => {
            const { businessAccountId } = account;
            const changed = await templates.getByIdentity({ businessAccountId, name, language });
            if (changed) announce(changed);
          },
        ),
      );
      await accounts.save(account.id, { lastSyncedAt: runtime.now() });
      return result;
    },
  };
}

export type Templates = ReturnType<typeof createTemplates>;
