import { errors } from '@strapi/utils';

import type {
  Audience,
  Campaign,
  CampaignFile,
  CampaignInput,
  CampaignPlan,
  CampaignQuery,
  CampaignRecipient,
  CountAudience,
  PreviewCampaign,
  RecipientQuery,
} from '../../../../shared/contracts/campaigns';
import type { Page } from '../../../../shared/contracts/page';
import { CAMPAIGN_STATUSES, SENDABLE, type Verdict } from '../../../../shared/domain/campaign';
import { outcomesOf } from '../../../../shared/domain/campaign';
import { passes } from '../../../../shared/domain/issue';
import { checkSendAt } from '../../../../shared/domain/message/schedule';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { CODE, idOf, nameOf, type Actor } from '../../actor';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, invalid, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { UNCHECKED_CAMPAIGN, type CampaignRow } from '../../store/campaign-rows';
import { inTransaction } from '../../store/table';
import type { Links } from '../links';
import type { Notifications } from '../notifications';
import { readPaging, toPage } from '../paging';
import { createCampaignAccess, isOwner, may } from './access';
import { createAudiences, uidOf } from './audience';
import { createCheck } from './check';
import { creatorOf } from './creator';
import { createFeed } from './feed';
import { createPauseAlert } from './pause-alert';
import { planOf } from './plan';
import { createCampaignPreview } from './preview';
import { readCsv } from './read-csv';
import { recipientFilter } from './recipient-filter';
import type { CampaignOutcome, CampaignReactions } from './results';
import { createRunner } from './runner';
import { recipientsOf, toCampaign, toCampaignRecipient } from './view';
import { troubleOf } from './watch';

interface Dependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  records: RecordReader;
  links: Pick<Links, 'plan' | 'saveAll' | 'urlOf' | 'isTarget'>;
  queue: { wake(): void };
  results: CampaignReactions & CampaignOutcome;
  notifications: Pick<Notifications, 'tellCampaign'>;
}

/** A file that was uploaded, as it lies on the disk. */
export interface UploadedFile {
  filepath: string;
  originalFilename?: string | null;
  size: number;
}

/** What is not said and what is said to be nothing are the same. */
const saysSomething = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  (typeof value !== 'object' || Object.keys(value).length > 0);

/** Of what was asked for, everything on which the check rests. */
const checkedOf = ({ name: _name, stopRule: _rule, ...input }: CampaignInput): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(input).filter(([, value]) => saysSomething(value))),
    (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  );

/** The service `campaigns`: one template to many, prepared, checked, sent and watched as one thing. */
export function createCampaigns({
  runtime,
  collections,
  records,
  links,
  queue,
  results,
  notifications,
}: Dependencies) {
  const { strapi, campaigns, campaignRecipients, campaignMessages, templates, now } = runtime;
  const access = createCampaignAccess(runtime);
  const audiences = createAudiences(runtime, collections, results);
  const check = createCheck({ runtime, collections, records, links, audiences });
  const feed = createFeed({ runtime, links, queue });
  const pauseAlert = createPauseAlert(runtime, notifications);
  const runner = createRunner({ runtime, check, feed, queue, pauseAlert });
  const showTo = createCampaignPreview(runtime, audiences, check);
  const { getReadable, getOwn } = access;

  /** The collection that the recipients come from, also by way of earlier campaigns. */
  async function collectionUidOf({ audience }: CampaignInput, depth = 5): Promise<string | null> {
    if (audience.type !== 'campaign') return uidOf(audience);
    const earlier = depth > 0 ? await campaigns.get(audience.campaign) : null;
    return earlier && collectionUidOf(earlier.input, depth - 1);
  }

  /** The template that was chosen, by its name; null for none yet. */
  async function templateNameOf({ template }: CampaignInput): Promise<string | null> {
    const stored = template ? await templates.get(template) : null;
    return stored?.row.name ?? template ?? null;
  }

  async function viewAll(rows: CampaignRow[], actor: Actor): Promise<Campaign[]> {
    const ids = rows.map(({ id }) => id);
    const counts = await results.countsOf(rows);
    const reactions = await results.reactionsOf(ids);
    const views: Campaign[] = [];
    for (const row of rows) {
      const collectionUid = await collectionUidOf(row.input);
      const collection = collectionUid === null ? null : await collections.get(collectionUid);
      const facts = {
        counts: counts.get(row.id) ?? {},
        collectionUid,
        collectionName: collection?.displayName ?? null,
        templateName: row.templateName ?? (await templateNameOf(row.input)),
        ...(reactions.get(row.id) ?? { clicked: 0, replied: 0 }),
      };
      views.push(toCampaign(row, facts, actor, now()));
    }
    return views;
  }

  const view = async (row: CampaignRow, actor: Actor): Promise<Campaign> =>
    (await viewAll([row], actor))[0]!;

  const viewById = async (id: number, actor: Actor): Promise<Campaign> => {
    const row = await campaigns.getById(id);
    if (!row) throw notFound('campaign.notFound');
    return view(row, actor);
  };

  /** Refuses in the words in which it would stand still. */
  const told = (text: string) => new errors.ApplicationError(text);

  const cannot = ({ status }: CampaignRow, action: string) =>
    refuse('campaign.cannot', 'status', { status, action });

  /** What it is called where nobody says. */
  async function nameFor(input: CampaignInput): Promise<string> {
    const given = input.name?.trim();
    if (given) return given;
    const template = input.template ? await templates.get(input.template) : null;
    const uid = await collectionUidOf(input);
    const collection = uid === null ? null : await collections.get(uid);
    return (
      [template?.row.label ?? template?.row.name ?? input.template, collection?.displayName]
        .filter(Boolean)
        .join(' → ') || 'Campaign'
    );
  }

  function checkMaySend(actor: Actor): void {
    if (!may(actor, 'messages.send-bulk')) throw forbidden('campaign.notYours');
  }

  /** Refuses the columns of a file that it does not have. */
  function checkColumns({ input: { audience }, file }: CampaignRow): void {
    if (audience.type !== 'csv') return;
    if (!file) throw refuse('csv.none', 'file');
    if (!audience.phoneColumn) throw refuse('csv.phoneColumn', 'audience.phoneColumn');
    const asked = [
      audience.phoneColumn,
      audience.nameColumn,
      ...Object.values(audience.valueColumns),
    ];
    const missing = asked.find((column) => column && !file.columns.includes(column));
    if (missing) throw refuse('csv.column', 'audience', { column: missing });
  }

  /** The account that was chosen, by row id: by it the campaign is its own from the first moment on. */
  async function accountOf({ account }: CampaignInput): Promise<number | null> {
    return account ? ((await runtime.accounts.get(account))?.id ?? null) : null;
  }

  /** Takes away everybody that an earlier file or check has left. */
  async function clearRecipients(campaign: number): Promise<void> {
    while ((await inTransaction(strapi, (trx) => campaignRecipients.clear(trx, campaign))) > 0);
  }

  async function insert(input: CampaignInput, actor: Actor): Promise<CampaignRow> {
    if (actor.source !== 'person' && actor.source !== 'api' && actor.source !== 'code')
      throw forbidden('campaign.notYours');
    return campaigns.insert({
      ...UNCHECKED_CAMPAIGN,
      name: await nameFor(input),
      input,
      account: await accountOf(input),
      ownerSource: actor.source,
      ownerId: actor.source === 'code' ? null : Number(idOf(actor)),
      ownerName: nameOf(actor),
      handed: 0,
      handedTo: 0,
    });
  }

  return {
    access,
    runner,

    /** A page of those that somebody may see, the newest first. */
    async find(query: CampaignQuery = {}, actor: Actor = CODE): Promise<Page<Campaign>> {
      const paging = readPaging(query);
      const text = query._q?.trim();
      const statuses = query.status?.split(',');
      const where = {
        $and: [
          access.within(actor),
          ...(text ? [{ name: { $containsi: text } }] : []),
          ...(statuses
            ? [{ status: { $in: CAMPAIGN_STATUSES.filter((one) => statuses.includes(one)) } }]
            : []),
        ],
      };
      const [field, direction = 'desc'] = (query.sort ?? '').split(':');
      const order = direction.toLowerCase() === 'asc' ? 'asc' : 'desc';
      const orderBy = field === 'name' ? { name: order } : { createdAt: order };
      const rows = await campaigns.list(where, { ...paging, orderBy });
      const total = await campaigns.count(where);
      return toPage(await viewAll(rows, actor), paging, total);
    },

    findOne: async (documentId: string, actor: Actor = CODE): Promise<Campaign> =>
      view(await getReadable(documentId, actor), actor),

    /** Keeps a campaign as a draft; nothing is looked up or sent before it is checked and started. */
    async create(input: CampaignInput, actor: Actor = CODE): Promise<Campaign> {
      await audiences.check(input, actor);
      return view(await insert(input, actor), actor);
    },

    /** Changes one that has not been started. What was checked must be checked again, unless only its name or its stop rule changes. */
    async update(documentId: string, input: CampaignInput, actor: Actor = CODE): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      const keepsCheck = checkedOf(row.input) === checkedOf(input);
      // With the rights of whoever made it: others may not have it read more than they could.
      if (!keepsCheck) await audiences.check(input, actor);
      const isChanged = await campaigns.change(row.id, ['draft', 'checked'], {
        ...(!keepsCheck && { ...UNCHECKED_CAMPAIGN, account: await accountOf(input) }),
        input,
        name: await nameFor(input),
        ...(input.audience.type !== 'csv' && { file: null }),
      });
      if (!isChanged) throw cannot((await campaigns.getById(row.id))!, 'changed');
      // Nobody would look at the lines of its file any more.
      if (row.file && input.audience.type !== 'csv') await clearRecipients(row.id);
      return viewById(row.id, actor);
    },

    /** Deletes one that is not on its way; its messages stay. */
    async delete(documentId: string, actor: Actor = CODE): Promise<void> {
      const row = await getOwn(documentId, actor);
      if (!['draft', 'checked', 'done', 'cancelled'].includes(row.status))
        throw refuse('campaign.underWay', 'status');
      await campaignMessages.detach(row.id);
      await clearRecipients(row.id);
      await campaigns.delete(row.id);
    },

    /** How many an audience has, as somebody may read them. */
    async countAudience(
      audience: Audience,
      actor: Actor = CODE,
    ): Promise<CountAudience['Response']['data']> {
      await audiences.check({ audience }, actor);
      return audiences.measure({ id: -1, input: { audience } }, actor);
    },

    /** Keeps the lines of a file as the audience; what was there before is gone. Errors name lines. */
    async uploadCsv(
      documentId: string,
      { filepath, originalFilename, size }: UploadedFile,
      actor: Actor = CODE,
    ): Promise<CampaignFile> {
      const row = await getOwn(documentId, actor);
      const { file, eachPart } = await readCsv(filepath, originalFilename ?? null, size);
      const isOpen = await campaigns.change(row.id, ['draft', 'checked'], {
        ...UNCHECKED_CAMPAIGN,
        file: null,
      });
      if (!isOpen) throw cannot(row, 'changed');
      await clearRecipients(row.id);
      await eachPart((lines) =>
        inTransaction(strapi, async (trx) => {
          await campaignRecipients.insertLines(trx, row.id, lines, now());
        }),
      );
      await campaigns.save(row.id, { file });
      return file;
    },

    /** What the n-th recipient gets: as the record stands now, and after the check as it was frozen. */
    async preview(
      documentId: string,
      { position, input }: PreviewCampaign['Request'],
      actor: Actor = CODE,
    ): Promise<PreviewCampaign['Response']['data']> {
      const row = await getOwn(documentId, actor);
      if (input) await audiences.check(input, actor);
      return showTo(row, actor, Math.max(1, Math.floor(position)), input);
    },

    /** Begins to look at everybody, with the rights of whoever made it; goes on in the background. */
    async check(documentId: string, actor: Actor = CODE): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      const creator = isOwner(row, actor) ? actor : await creatorOf(runtime, row);
      if (!creator) throw refuse('campaign.ownerGone', 'createdBy');
      if ('uid' in row.input.audience && !row.input.audience.uid)
        throw refuse('campaign.noAudience', 'audience');
      checkColumns(row);
      if (creator.source !== 'api') await audiences.check(row.input, creator);
      const issues = await check.problems(row, creator);
      if (!passes(issues)) throw invalid(issues);
      const isBegun = await campaigns.change(row.id, ['draft', 'checked'], {
        ...UNCHECKED_CAMPAIGN,
        status: 'checking',
        checkPhase: 'clearing',
        checkCursor: 0,
        checkStartedAt: now(),
        account: await accountOf(row.input),
        templateName: null,
        category: null,
      });
      if (!isBegun) throw cannot((await campaigns.getById(row.id))!, 'checked');
      runner.wake();
      return viewById(row.id, actor);
    },

    async stopCheck(documentId: string, actor: Actor = CODE): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      await runner.stopCheck(row);
      return viewById(row.id, actor);
    },

    /** A page of the recipients, in their order. */
    async recipients(
      documentId: string,
      query: RecipientQuery = {},
      actor: Actor = CODE,
    ): Promise<Page<CampaignRecipient>> {
      const row = await getReadable(documentId, actor);
      const paging = readPaging(query);
      const where = await recipientFilter(runtime, row, query, actor);
      const rows = await campaignRecipients.list(where, paging);
      const total = await campaignRecipients.count(where);
      return toPage(
        rows.map((one) => toCampaignRecipient(row, one, actor)),
        paging,
        total,
      );
    },

    /** Leaves out some of those that could be sent to, or takes them back; before it is started. */
    async exclude(
      documentId: string,
      which: { recipients?: string[]; verdict?: Verdict; excluded: boolean },
      actor: Actor = CODE,
    ): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      const { recipients: documentIds, verdict, excluded } = which;
      await inTransaction(strapi, async () => {
        // The row is locked: it cannot be started meanwhile.
        if (!(await campaigns.change(row.id, ['checked'], {}))) throw cannot(row, 'changed');
        if (!verdict || SENDABLE.includes(verdict))
          await campaignRecipients.exclude(row.id, { documentIds, verdict }, excluded);
        const count = await campaignRecipients.count({ campaign: row.id, isExcluded: true });
        await campaigns.save(row.id, { excluded: count });
      });
      return viewById(row.id, actor);
    },

    /** What is to be expected of starting it now, and what speaks against it. */
    plan: async (documentId: string, actor: Actor = CODE): Promise<CampaignPlan> =>
      planOf(runtime, await getOwn(documentId, actor)),

    /** Starts one that was checked, now or at `sendAt`. `recipients` is the number that was seen: another one is refused. */
    async start(
      documentId: string,
      { recipients, sendAt }: { recipients: number; sendAt?: string | Date | null },
      actor: Actor = CODE,
    ): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      checkMaySend(actor);
      const leaves = sendAt ? new Date(sendAt) : null;
      const issues = leaves ? checkSendAt(leaves, now()) : [];
      if (!passes(issues)) throw invalid(issues);
      if (row.status !== 'checked') throw cannot(row, 'started');
      const plan = await planOf(runtime, row);
      const stopping = plan.issues.filter(({ severity }) => severity === 'error');
      if (stopping.length > 0) throw told(stopping[0]!.message);
      await inTransaction(strapi, async () => {
        const isStarted = await campaigns.change(
          row.id,
          ['checked'],
          leaves
            ? { status: 'scheduled', sendAt: leaves }
            : { status: 'running', sendAt: null, startedAt: now() },
        );
        const current = (await campaigns.getById(row.id))!;
        if (!isStarted) throw cannot(current, 'started');
        const count = recipientsOf(current);
        if (count !== recipients)
          throw refuse('campaign.otherNumber', 'recipients', {
            recipients: count,
            seen: recipients,
          });
      });
      runner.wake();
      return viewById(row.id, actor);
    },

    /** Gives one that waits for its time another time, or lets it begin now. */
    async reschedule(
      documentId: string,
      sendAt: string | Date | null,
      actor: Actor = CODE,
    ): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      checkMaySend(actor);
      const leaves = sendAt === null ? null : new Date(sendAt);
      const issues = leaves ? checkSendAt(leaves, now()) : [];
      if (!passes(issues)) throw invalid(issues);
      await inTransaction(strapi, async () => {
        const isMoved = await campaigns.change(row.id, ['scheduled'], { sendAt: leaves ?? now() });
        // Whoever lets campaigns begin may have seen that it is due.
        const isDue = row.sendAt === null || new Date(row.sendAt) <= now();
        if (!isMoved || isDue) throw cannot((await campaigns.getById(row.id))!, 'rescheduled');
      });
      runner.wake();
      return viewById(row.id, actor);
    },

    /** Lets everything that has not left stand still. */
    async pause(documentId: string, actor: Actor = CODE): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      const isPaused = await campaigns.change(row.id, ['running', 'scheduled'], {
        status: 'paused',
        pauseReason: 'person',
        pauseText: sentenceOf('campaign.pausedBy', { name: nameOf(actor) ?? 'code' }),
      });
      if (!isPaused) throw cannot((await campaigns.getById(row.id))!, 'paused');
      await runner.standStill(row.id);
      return viewById(row.id, actor);
    },

    /** Lets one go on that stands still, once what it stood still for is over. */
    async resume(documentId: string, actor: Actor = CODE): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      checkMaySend(actor);
      const trouble = await troubleOf(runtime, row);
      if (trouble) throw told(trouble.text);
      const waits = row.startedAt === null && row.sendAt !== null && new Date(row.sendAt) > now();
      const isResumed = await pauseAlert.goOn(row.id, ['paused'], {
        pauseReason: null,
        pauseText: null,
        ...(waits
          ? { status: 'scheduled' }
          : { status: 'running', startedAt: row.startedAt ?? now() }),
        // Whoever lets it go on knows of these.
        ...(row.pauseReason === 'failures' && {
          stopBase: outcomesOf(await campaignMessages.countPhases(row.id)),
        }),
      });
      if (!isResumed) throw cannot((await campaigns.getById(row.id))!, 'resumed');
      runner.wake();
      return viewById(row.id, actor);
    },

    /** Takes back what has not left, and hands nobody over any more. */
    async cancel(documentId: string, actor: Actor = CODE): Promise<Campaign> {
      const row = await getOwn(documentId, actor);
      const isCancelled = await pauseAlert.goOn(row.id, ['scheduled', 'running', 'paused'], {
        status: 'cancelled',
        pauseReason: null,
        pauseText: null,
        finishedAt: null,
      });
      if (!isCancelled) throw cannot((await campaigns.getById(row.id))!, 'cancelled');
      await runner.cancelRest(row);
      return viewById(row.id, actor);
    },

    /** The same as a new draft; the lines of a file do not come with it. */
    async duplicate(documentId: string, actor: Actor = CODE): Promise<Campaign> {
      const { name, input } = await getReadable(documentId, actor);
      await audiences.check(input, actor);
      return view(await insert({ ...input, name: `${name} (copy)` }, actor), actor);
    },

    /** What became of its messages. */
    results: results.results,

    /** Sends again what may safely go again, or of that what failed for one reason; goes on in the background. */
    retry: results.retry,

    /** A new draft for those whom it has reached and who have not done something yet. */
    followUp: results.followUp,

    view,
  };
}

export type Campaigns = ReturnType<typeof createCampaigns>;
