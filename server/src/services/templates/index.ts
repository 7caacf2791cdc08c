import type { TemplateSync } from '../../../../shared/contracts/accounts';
import type { Page } from '../../../../shared/contracts/page';
import type {
  DeletedTemplates,
  Template,
  TemplateEvent,
  TemplateGroup,
  TemplateInput,
  TemplateQuery,
  UsableTemplate,
} from '../../../../shared/contracts/templates';
import type {
  ExportTemplatesQuery,
  ImportOptions,
  ImportReport,
} from '../../../../shared/contracts/transfer';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import { checkTemplate } from '../../../../shared/domain/template/check';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { isResubmittable } from '../../../../shared/domain/template/lifecycle';
import type { MetaTemplate } from '../../../../shared/domain/template/read-meta';
import { readMetaTemplate } from '../../../../shared/domain/template/read-meta';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import type { TemplatesFile } from '../../../../shared/domain/transfer/file';
import { CODE, nameOf, type Actor } from '../../actor';
import { pathIssue, resolvePath } from '../../collections/field-path';
import type { CollectionSettings } from '../../collections/settings';
import { askMeta, invalid, notFound, refuse } from '../../errors';
import {
  deleteTemplate,
  getTemplate,
  listTemplates,
  unpauseTemplate,
} from '../../meta/resources/templates';
import type { Runtime } from '../../runtime';
import type { AccountRow, TemplateRow } from '../../store/rows';
import { inTransaction, isUniqueViolation } from '../../store/table';
import { toMediaFile, type StoredTemplate } from '../../store/templates';
import { clientOf } from '../accounts/client';
import { toIso } from '../accounts/view';
import { checkPeople } from '../admin-users';
import { mayReadFile } from '../media/may-read';
import { createTemplateTransfer } from '../transfer/templates';
import { isUnknownToMeta } from './ask-meta';
import { checkFields } from './check-fields';
import { baseOf, metaColumns } from './compare';
import { listGroups } from './list';
import {
  editedContent,
  followMapping,
  inheritMapping,
  joinColumns,
  newColumns,
  sharedColumns,
  tidy,
} from './mapping';
import type { TemplateRecorder } from './record-changes';
import { findNextEdit, submitTemplate } from './submit';
import { isLeaving, syncAll, syncGone, syncOne } from './sync';
import { toldAccount } from './told-account';
import { listUsable } from './usable';
import { toTemplate } from './view';

/** How much of its history a template shows. */
const HISTORY = 100;

/** How often Meta is asked about a template that changes here meanwhile, such as while it is handed in. */
const SYNC_TRIES = 3;

/** What the service works with. */
export interface TemplateDependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  recorder: TemplateRecorder;
}

/** The service `templates`: writes, checks, submits and syncs message templates. */
export function createTemplates({ runtime, collections, recorder }: TemplateDependencies) {
  const { strapi, templates, accounts, history, links, alerts } = runtime;

  async function getStored(documentId: string): Promise<StoredTemplate> {
    const stored = await templates.get(documentId);
    if (!stored) throw notFound('template.notFound', { template: documentId, language: '–' });
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

  const listOfName = (businessAccountId: string, name: string) =>
    templates.listWhole({ businessAccountId, name });

  async function show(stored: StoredTemplate, actor: Actor): Promise<Template> {
    const row = { ...stored.row, account: await toldAccount(runtime, stored.row, actor) };
    const clicks = (await links.countsOfTemplates([row.id])).get(row.id);
    const siblings = await templates.listLanguages([row]);
    return toTemplate(
      { ...stored, row },
      {
        siblings: siblings.filter(({ id }) => id !== row.id),
        nextEditAt: await findNextEdit(runtime, stored),
        clicks: clicks ?? { people: 0, robots: 0 },
      },
    );
  }

  const showNow = async (documentId: string, actor: Actor = CODE): Promise<Template> =>
    show(await getStored(documentId), actor);

  /**
   * The words with what the Media Library says about their file; null when it is not there, or is one
   * that the person may not see, unless a template of this name shows it already.
   */
  async function findFile(
    content: TemplateContent,
    actor: Actor,
    known: () => Promise<StoredTemplate[]>,
  ): Promise<TemplateContent | null> {
    const { header } = content;
    if (!isMediaHeader(header) || !header.file) return content;
    const { id } = header.file;
    const file = await runtime.mediaUploads.getFile(id);
    const isShown =
      file !== null &&
      ((await mayReadFile(strapi, id, actor)) ||
        (await known()).some(({ row }) => row.headerMedia?.id === id));
    return isShown ? { ...content, header: { ...header, file: toMediaFile(file) } } : null;
  }

  /** The same; what is not found is refused. */
  async function withFile(...given: Parameters<typeof findFile>): Promise<TemplateContent> {
    const content = await findFile(...given);
    if (!content) throw refuse('media.notFound', 'header.file');
    return content;
  }

  async function check(content: TemplateContent, appliesTo: string | null): Promise<Issue[]> {
    const collection = appliesTo ? await collections.get(appliesTo) : null;
    return [
      ...checkTemplate(content),
      ...(appliesTo && !collection
        ? [error('collection.unknown', 'appliesTo', { collection: appliesTo })]
        : checkFields({ strapi, collection }, content)),
    ];
  }

  /** The same, and whether there is the field with the number. */
  async function checkImported(
    content: TemplateContent,
    appliesTo: string | null,
    phoneField: string | null,
  ): Promise<Issue[]> {
    const issues = await check(content, appliesTo);
    const collection = appliesTo && phoneField ? await collections.get(appliesTo) : null;
    const resolved = collection && resolvePath(strapi, collection.uid, phoneField!);
    if (resolved && !resolved.ok)
      issues.push(pathIssue(resolved.reason, collection.displayName, phoneField!, 'phoneField'));
    return issues;
  }

  /** Fields that are chosen anew must exist and may be sent; those that went bad meanwhile are only told. */
  function refuseForbidden(
    content: TemplateContent,
    before: TemplateContent | null,
    appliesTo: string | null,
  ): void {
    if (!appliesTo) return;
    const known = new Set(before?.variables.map(({ fieldPath }) => fieldPath));
    const fields = content.variables.filter(
      ({ type, fieldPath }) => type === 'field' && fieldPath && !known.has(fieldPath),
    );
    const refused = fields.flatMap(({ fieldPath }) => {
      const resolved = resolvePath(strapi, appliesTo, fieldPath!);
      return !resolved.ok && resolved.reason === 'private'
        ? [error('field.private', 'variables', { path: fieldPath! })]
        : [];
    });
    if (refused.length > 0) throw invalid(refused);
  }

  async function refuseUnknownPeople(input: Partial<TemplateInput>): Promise<void> {
    const issues = await checkPeople(strapi, {
      users: { path: 'allowedUsers', ids: input.allowedUsers },
      roles: { path: 'allowedRoles', ids: input.allowedRoles },
    });
    if (issues.length > 0) throw invalid(issues);
  }

  /** Brings the other languages of a name in line with the one that was changed. */
  async function leadSiblings(
    lead: StoredTemplate,
    columns: ReturnType<typeof sharedColumns>,
    siblings: StoredTemplate[],
  ): Promise<void> {
    for (const { row, content } of siblings) {
      const followed = followMapping(content, lead.content);
      const changed = newColumns(columns, row);
      if (followed !== content || Object.keys(changed).length > 0)
        await templates.save(row.id, followed === content ? null : followed, changed);
    }
  }

  const byHand = (actor: Actor): string => nameOf(actor) ?? actor.source;

  async function note(stored: StoredTemplate, kind: string, actor: Actor): Promise<void> {
    await recorder.record([
      {
        row: stored.row,
        changes: [{ kind, params: {} }],
        at: runtime.now(),
        actor: byHand(actor),
      },
    ]);
  }

  /** What Meta has under the name and language of a template; null when it has none. */
  async function findAtMeta(
    { row }: Pick<StoredTemplate, 'row'>,
    account: AccountRow,
  ): Promise<MetaTemplate | null> {
    const client = clientOf(runtime, account);
    return askMeta(async () => {
      for await (const meta of listTemplates(client, row.businessAccountId, row.name)) {
        const { name, language } = readMetaTemplate({ ...meta, components: [] });
        if (name === row.name && language === row.language) return meta;
      }
      return null;
    });
  }

  /**
   * A template at Meta by its id; null when Meta has it no more. Meta says the same of what it does not
   * show for want of a permission: only a list without it tells that it is gone.
   */
  async function readAtMeta(
    stored: StoredTemplate,
    metaId: string,
    account: AccountRow,
  ): Promise<MetaTemplate | null> {
    const client = clientOf(runtime, account);
    const meta = await askMeta(async () => {
      try {
        return await getTemplate(client, metaId);
      } catch (failure) {
        if (isUnknownToMeta(failure)) return null;
        throw failure;
      }
    });
    return meta ?? findAtMeta(stored, account);
  }

  /** Whether Meta has none of these; what keeps it from being known is thrown. */
  async function areGone(rows: TemplateRow[], account: AccountRow): Promise<boolean> {
    for (const row of rows) {
      const meta = await findAtMeta({ row }, account);
      if (meta && !isLeaving(meta)) return false;
    }
    return true;
  }

  /**
   * Meta's words take the place of ours, and its state where ours had none; our mapping is kept. Without
   * an answer of Meta's they are those that wait for somebody to choose.
   */
  async function takeMeta(
    { row }: StoredTemplate,
    answer: MetaTemplate | null,
    kind: string,
    actor: Actor,
  ): Promise<void> {
    const saved = await inTransaction(strapi, async () => {
      await templates.lock([row.id]);
      const current = await getStored(row.documentId);
      const meta = answer ?? current.row.drift;
      if (meta === null) throw refuse('template.noDrift', 'status');
      const theirs = readMetaTemplate(meta, current.content);
      const now = runtime.now();
      if (current.row.metaId === null)
        return templates.save(row.id, theirs, {
          ...metaColumns(meta, current.row),
          syncedHash: baseOf(theirs),
          drift: null,
          statusAt: now,
          lastSyncedAt: now,
        });
      // They were told some time ago; what Meta has decided since is known better here.
      const { category, ttlSeconds } = current.content;
      const words = { ...theirs, category, ttlSeconds };
      return templates.save(row.id, words, { syncedHash: baseOf(words), drift: null });
    });
    await note(saved, kind, actor);
  }

  const submission = (account: AccountRow, { row }: StoredTemplate, actor: Actor) => ({
    runtime,
    recorder,
    account,
    check: async (content: TemplateContent) => {
      const candidate = await withFile(content, actor, () =>
        listOfName(row.businessAccountId, row.name),
      );
      const issues = await check(candidate, row.appliesTo);
      if (!passes(issues)) throw invalid(issues);
      return candidate;
    },
  });

  async function submit(
    documentId: string,
    content: TemplateContent | null = null,
    actor: Actor = CODE,
  ): Promise<Template> {
    const stored = await getStored(documentId);
    const account = await managingAccount(stored);
    await submitTemplate(submission(account, stored, actor), stored, content, actor);
    return showNow(documentId, actor);
  }

  /** Whether Meta's state of a template was taken; not when it changed here while Meta was asked. */
  async function takeState(documentId: string): Promise<boolean> {
    const stored = await getStored(documentId);
    const account = await managingAccount(stored);
    const { metaId } = stored.row;
    const meta = await (metaId === null
      ? findAtMeta(stored, account)
      : readAtMeta(stored, metaId, account));
    const context = { runtime, recorder, account };
    return meta ? syncOne(context, stored, meta) : syncGone(context, stored);
  }

  async function sync(documentId: string, actor: Actor = CODE): Promise<Template> {
    for (let tries = 0; tries < SYNC_TRIES; tries += 1) if (await takeState(documentId)) break;
    return showNow(documentId, actor);
  }

  async function adopt(documentId: string, actor: Actor = CODE): Promise<Template> {
    const stored = await getStored(documentId);
    if (stored.row.metaId !== null)
      throw refuse('template.locked', 'status', { status: stored.row.status });
    const meta = await findAtMeta(stored, await managingAccount(stored));
    if (!meta) throw refuse('template.notAtMeta', 'name');
    await takeMeta(stored, meta, 'adopted', actor);
    return showNow(documentId, actor);
  }

  const service = {
    /** Templates by name, each with all its languages. */
    find: (query: TemplateQuery, actor: Actor = CODE): Promise<Page<TemplateGroup>> =>
      listGroups(runtime, query, actor),

    findOne: showNow,

    /** Approved templates that apply to a collection and that this person may send. */
    findUsable: (uid: string | null, actor: Actor): Promise<UsableTemplate[]> =>
      listUsable(runtime, uid, actor),

    /** What happened to a template, newest first. */
    async findHistory(documentId: string): Promise<TemplateEvent[]> {
      const { row } = await getStored(documentId);
      return (await history.list(row.documentId, HISTORY)).map(
        ({ documentId: id, at, kind, actor, params }) => ({
          documentId: id,
          at: toIso(at)!,
          kind,
          actor,
          params: params ?? {},
        }),
      );
    },

    /** Everything that Meta would refuse, and fields that do not exist; nothing is stored. */
    async check(
      input: TemplateInput & { documentId?: string },
      actor: Actor = CODE,
    ): Promise<Issue[]> {
      const given = tidy(input.content);
      const account = input.accountDocumentId && (await accounts.get(input.accountDocumentId));
      const content = await findFile(given, actor, async () =>
        account ? listOfName(account.businessAccountId, given.name) : [],
      );
      const issues = await check(content ?? given, input.appliesTo ?? null);
      if (!content) issues.push(error('media.notFound', 'header.file'));
      if (account && given.name) {
        const same = await templates.getByIdentity({
          businessAccountId: account.businessAccountId,
          name: given.name,
          language: given.language,
        });
        if (same && same.row.documentId !== input.documentId)
          issues.push(error('name.taken', 'name'));
      }
      return issues;
    },

    /** Stores a draft; it may be incomplete. What it leaves open it takes from other languages of its name. */
    async create(input: TemplateInput, actor: Actor = CODE): Promise<Template> {
      const account = await accountFor(input.accountDocumentId);
      const { businessAccountId } = account;
      await refuseUnknownPeople(input);
      const tidied = tidy(input.content);
      const given = await withFile(tidied, actor, () => listOfName(businessAccountId, tidied.name));
      if (given.name === '') throw refuse('name.empty', 'name');
      const stored = await unique(() =>
        inTransaction(strapi, async () => {
          const siblings = await listOfName(businessAccountId, given.name);
          const columns = siblings[0]
            ? joinColumns(sharedColumns(input), siblings[0].row)
            : sharedColumns(input);
          refuseForbidden(given, null, columns.appliesTo ?? null);
          const created = await templates.insert(inheritMapping(given, siblings), {
            ...columns,
            status: 'DRAFT',
            businessAccountId,
            account: account.id,
            ...(actor.source === 'person' && { author: actor.user.id }),
          });
          await leadSiblings(created, columns, siblings);
          return created;
        }),
      );
      await note(stored, 'created', actor);
      return show(stored, actor);
    },

    /**
     * Changes a template: its words only while Meta has not got it, its mapping always. What it applies
     * to, who may send it and the mapping are changed in all languages of the name.
     */
    async update(
      documentId: string,
      input: Partial<TemplateInput>,
      actor: Actor = CODE,
    ): Promise<Template> {
      const { row } = await getStored(documentId);
      await refuseUnknownPeople(input);
      const edited =
        input.content &&
        (await withFile(input.content, actor, () => listOfName(row.businessAccountId, row.name)));
      await unique(() =>
        inTransaction(strapi, async () => {
          await templates.lock([row.id]);
          const before = await getStored(documentId);
          const content = edited ? editedContent(before, edited) : null;
          const name = content?.name ?? before.row.name;
          if (name === '') throw refuse('name.empty', 'name');
          const siblings = (await listOfName(row.businessAccountId, name)).filter(
            (sibling) => sibling.row.id !== row.id,
          );
          const isRenamed = name !== before.row.name && siblings[0] !== undefined;
          const columns = isRenamed
            ? joinColumns(sharedColumns(input, before.row), siblings[0]!.row)
            : sharedColumns(input, before.row);
          const appliesTo =
            columns.appliesTo === undefined ? before.row.appliesTo : columns.appliesTo;
          if (content) refuseForbidden(content, before.content, appliesTo);
          const saved = await templates.save(
            row.id,
            content && isRenamed ? inheritMapping(content, siblings) : content,
            columns,
          );
          await leadSiblings(saved, columns, siblings);
        }),
      );
      return showNow(documentId, actor);
    },

    /** Deletes a language of a template, or all of them; at Meta too what is there. */
    async delete(
      documentId: string,
      { allLanguages = false }: { allLanguages?: boolean } = {},
    ): Promise<DeletedTemplates> {
      const stored = await getStored(documentId);
      const { name, businessAccountId } = stored.row;
      const leaving = allLanguages
        ? (await listOfName(businessAccountId, name)).map(({ row }) => row)
        : [stored.row];
      const atMeta = leaving.filter(
        ({ metaId, status }) => metaId !== null && status !== 'DELETED',
      );
      if (atMeta.length > 0) {
        const account = await managingAccount(stored);
        const client = clientOf(runtime, account);
        const { metaId } = stored.row;
        await askMeta(async () => {
          try {
            await deleteTemplate(client, businessAccountId, {
              name,
              ...(!allLanguages && metaId && { metaId }),
            });
          } catch (failure) {
            // Somebody was faster; what is left here goes as well, once it is certain.
            if (!isUnknownToMeta(failure) || !(await areGone(atMeta, account))) throw failure;
          }
        });
      }
      await inTransaction(strapi, async () => {
        await alerts.deleteOfTemplates(leaving.map(({ id }) => id));
        for (const { id } of leaving) await templates.delete(id);
      });
      return { deleted: leaving.length };
    },

    /**
     * Hands a template to Meta's review: a draft as a new one, a rejected one as an edit; `content` are
     * the changed words of one that is approved or paused.
     */
    submit,

    /** Takes Meta's present state of one template; of a draft, whether its name is taken there. */
    sync,

    /** A draft takes the words that Meta has under its name and language. */
    adopt,

    /**
     * Ends that ours and Meta's say different things: takes Meta's words, or keeps ours. What Meta has
     * approved is handed in with our words at once; a rejected one waits for its author.
     */
    async resolveDrift(
      documentId: string,
      take: 'meta' | 'local',
      actor: Actor = CODE,
    ): Promise<Template> {
      const stored = await getStored(documentId);
      const { row, content } = stored;
      if (row.drift === null) throw refuse('template.noDrift', 'status');
      if (take === 'meta') {
        if (row.metaId === null) return adopt(documentId, actor);
        await takeMeta(stored, null, 'took-meta', actor);
        return showNow(documentId, actor);
      }
      if (row.metaId === null)
        throw refuse('template.existsAtMeta', 'name', {
          template: row.name,
          language: row.language,
        });
      if (isResubmittable(row.status)) return submit(documentId, content, actor);
      if (row.status !== 'REJECTED')
        throw refuse('template.locked', 'status', { status: row.status });
      const saved = await templates.save(row.id, null, {
        drift: null,
        syncedHash: baseOf(readMetaTemplate(row.drift, content)),
      });
      await note(saved, 'kept-local', actor);
      return showNow(documentId, actor);
    },

    /** Puts a template that Meta has paused to use again. */
    async unpause(documentId: string, actor: Actor = CODE): Promise<Template> {
      const stored = await getStored(documentId);
      const { row } = stored;
      if (row.status !== 'PAUSED' || row.metaId === null)
        throw refuse('template.notPaused', 'status', { status: row.status });
      const { metaId } = row;
      const client = clientOf(runtime, await managingAccount(stored));
      const { success, reason } = await askMeta(() => unpauseTemplate(client, metaId));
      if (success === false)
        throw refuse('template.staysPaused', 'status', { reason: reason ?? '–' });
      await recorder.apply(
        { id: row.id },
        { at: runtime.now(), actor: byHand(actor) },
        (current) => (current.status === 'PAUSED' ? { patch: { status: 'APPROVED' } } : null),
      );
      return showNow(documentId, actor);
    },

    /** Takes Meta's present state of every template of an account, all pages and languages. */
    async syncAccount(accountDocumentId: string): Promise<TemplateSync> {
      const account = await accountFor(accountDocumentId);
      const client = clientOf(runtime, account);
      const result = await askMeta(() =>
        syncAll({ runtime, recorder, account }, listTemplates(client, account.businessAccountId)),
      );
      const { businessAccountId } = account;
      await accounts.noteSync(businessAccountId, runtime.now());
      for (const one of await accounts.list())
        if (one.businessAccountId === businessAccountId)
          await alerts.resolve(
            { template: null, account: one.id },
            ['account.sync-failed'],
            runtime.now(),
          );
      return result;
    },
  };
  const transfer = createTemplateTransfer({ ...service, runtime, check: checkImported });
  return {
    ...service,

    /** Templates as a file that another environment can read. */
    export: (query: ExportTemplatesQuery = {}, actor: Actor = CODE): Promise<TemplatesFile> =>
      transfer.export(query, actor),

    /** Takes in such a file; see `docs/moving-between-environments.md`. */
    import: (
      file: unknown,
      options: ImportOptions = {},
      actor: Actor = CODE,
    ): Promise<ImportReport> => transfer.import(file, options, actor),
  };
}

export type Templates = ReturnType<typeof createTemplates>;
