import { sentenceOf } from '../../../../shared/domain/sentences';
import type { TemplateChange } from '../../../../shared/domain/template/changes';
import { actionId, type PermissionName } from '../../../../shared/permissions';
import { PLUGIN_ID } from '../../../../shared/plugin';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import { rowsOf } from '../../store/table';
import { UIDS } from '../../store/uids';
import { createBackground } from '../background';
import { alertMailOf, campaignMailOf, mailOf, type Mail, type NamedTemplate } from './mail-of';

/** Something that people hear of by e-mail. */
export interface News {
  templateId: number;
  change: TemplateChange;
}

interface Reader {
  id: number;
  email: string;
  isActive?: boolean;
  blocked?: boolean | null;
}

interface ToldTemplate {
  id: number;
  documentId: string;
  name: string;
  label: string | null;
  language: string;
  businessAccountId: string;
  author: Reader | null;
  account: NotifiedAccount | null;
}

interface NotifiedAccount {
  name: string;
  notifyUsers: Reader[];
  notifyRoles: { users: Reader[] }[];
}

type ToldAccount = NotifiedAccount & { documentId: string };

interface ToldCampaign {
  documentId: string;
  name: string;
  ownerSource: string;
  ownerId: number | null;
  account: NotifiedAccount | null;
}

type ToldAlert = Pick<AlertRow, 'messageKey' | 'params'>;

const READER = { select: ['id', 'email', 'isActive', 'blocked'] };

const POPULATE = {
  author: READER,
  account: {
    populate: { notifyUsers: READER, notifyRoles: { populate: { users: READER } } },
  },
};

/** What the email plugin has where nobody has set it up: it would send from an address of Strapi's. */
const UNTOUCHED = { provider: 'sendmail', from: 'Strapi <no-reply@strapi.io>' };

interface EmailConfig {
  provider?: string;
  settings?: { defaultFrom?: string };
}

/** Rows whose relations are asked for at once. */
const BATCH = 100;

/** The internal service `notifications`: tells people by e-mail what Meta decides about templates, and what stops an account or a campaign. */
export function createNotifications(runtime: Runtime) {
  const { strapi } = runtime;
  let hasFailed = false;

  function isSetUp(): boolean {
    if (!strapi.plugins.email) return false;
    const { provider, settings } = (strapi.config.get('plugin::email') ?? {}) as EmailConfig;
    return provider !== UNTOUCHED.provider || settings?.defaultFrom !== UNTOUCHED.from;
  }

  async function mayRead(user: Reader, anyOf: PermissionName[]): Promise<boolean> {
    const { engine } = strapi.service('admin::permission') as unknown as {
      engine: { generateUserAbility(user: object): Promise<{ can(action: string): boolean }> };
    };
    const ability = await engine.generateUserAbility(user);
    return anyOf.some((what) => ability.can(actionId(what)));
  }

  /** Those of an account who hear of problems. */
  const readersOf = ({ notifyUsers, notifyRoles }: NotifiedAccount): Reader[] => [
    ...notifyUsers,
    ...notifyRoles.flatMap(({ users }) => users),
  ];

  /** Active people, each once. */
  function activeOf(people: Reader[]): Reader[] {
    const active = people.filter(({ isActive, blocked, email }) => isActive && !blocked && email);
    return [...new Map(active.map((user) => [user.id, user])).values()];
  }

  function urlOf(path: string): string | null {
    const admin = strapi.config.get('admin.absoluteUrl') as string | undefined;
    return admin && /^https?:/.test(admin) ? `${admin.replace(/\/$/, '')}${path}` : null;
  }

  const named = (template: ToldTemplate): NamedTemplate => ({
    name: template.name,
    label: template.label,
    language: template.language,
    accountName: template.account?.name ?? null,
    url: urlOf(`/plugins/${PLUGIN_ID}/templates/${template.documentId}`),
  });

  async function findTemplates(news: News[]): Promise<Map<number, ToldTemplate>> {
    const ids = [...new Set(news.map(({ templateId }) => templateId))];
    const found: ToldTemplate[] = [];
    for (let at = 0; at < ids.length; at += BATCH)
      found.push(
        ...(await rowsOf<ToldTemplate>(strapi, UIDS.template).findMany({
          where: { id: { $in: ids.slice(at, at + BATCH) } },
          populate: POPULATE,
        })),
      );
    return new Map(found.map((template) => [template.id, template]));
  }

  function noteFailure(failure: unknown): void {
    // Every further one would say the same.
    if (!hasFailed)
      strapi.log.warn(
        `[whatsapp] E-mails cannot be sent: ${(failure as Error)?.message ?? failure}`,
      );
    hasFailed = true;
  }

  async function send(news: News[]): Promise<void> {
    const templates = await findTemplates(news);
    const mails = new Map<number, { user: Reader; told: Parameters<typeof mailOf>[0] }>();
    for (const { templateId, change } of news) {
      const template = templates.get(templateId);
      if (!template) continue;
      const { author, account } = template;
      const people = [...(author ? [author] : []), ...(account ? readersOf(account) : [])];
      for (const user of activeOf(people)) {
        const mail = mails.get(user.id) ?? { user, told: [] };
        mail.told.push({ change, template: named(template) });
        mails.set(user.id, mail);
      }
    }
    await sendMails(
      [...mails.values()].map(({ user, told }) => ({ user, mail: mailOf(told) })),
      ['templates.read'],
    );
  }

  async function sendAlert(accountId: number, { messageKey, params }: ToldAlert): Promise<void> {
    const account = await rowsOf<ToldAccount>(strapi, UIDS.account).findOne({
      where: { id: accountId },
      populate: POPULATE.account.populate,
    });
    if (!account) return;
    const mail = alertMailOf({
      accountName: account.name,
      message: sentenceOf(messageKey, params ?? {}),
      url: urlOf(`/settings/${PLUGIN_ID}/accounts/${account.documentId}`),
    });
    const users = activeOf(readersOf(account));
    await sendMails(
      users.map((user) => ({ user, mail })),
      ['accounts.read'],
    );
  }

  /** Whoever made it may see it as long as they may send to many; others as those who see all, or accounts. */
  async function sendCampaign(id: number, { messageKey, params }: ToldAlert): Promise<void> {
    const campaign = await rowsOf<ToldCampaign>(strapi, UIDS.campaign).findOne({
      where: { id },
      populate: { account: POPULATE.account },
    });
    if (!campaign) return;
    const { documentId, name, ownerSource, ownerId, account } = campaign;
    const mail = campaignMailOf(name, {
      message: sentenceOf(messageKey, params ?? {}),
      url: urlOf(`/plugins/${PLUGIN_ID}/campaigns/${documentId}`),
    });
    const maker =
      ownerSource === 'person' && ownerId !== null
        ? await rowsOf<Reader>(strapi, 'admin::user').findOne({ where: { id: ownerId } })
        : null;
    const others = activeOf(account ? readersOf(account) : []).filter(({ id }) => id !== maker?.id);
    await sendMails(
      activeOf(maker ? [maker] : []).map((user) => ({ user, mail })),
      ['messages.send-bulk', 'campaigns.read', 'campaigns.manage'],
    );
    await sendMails(
      others.map((user) => ({ user, mail })),
      ['campaigns.read', 'campaigns.manage', 'accounts.read'],
    );
  }

  async function sendMails(
    mails: { user: Reader; mail: Mail }[],
    anyOf: PermissionName[],
  ): Promise<void> {
    const email = strapi.plugin('email').service('email') as unknown as {
      send(mail: object): Promise<unknown>;
    };
    let failures = 0;
    for (const { user, mail } of mails)
      try {
        if (await mayRead(user, anyOf)) await email.send({ to: user.email, ...mail });
      } catch (failure) {
        // One mailbox that is refused is no reason to keep it from the others.
        failures += 1;
        noteFailure(failure);
      }
    if (failures === 0) hasFailed = false;
  }

  const { begin, idle } = createBackground(noteFailure);

  return {
    isSetUp,

    urlOf,

    /** Sends one e-mail; what keeps it from being sent is logged once. */
    async mailTo(to: string, mail: Mail): Promise<void> {
      const email = strapi.plugin('email').service('email') as unknown as {
        send(mail: object): Promise<unknown>;
      };
      await email.send({ to, ...mail }).catch(noteFailure);
    },

    /** Tells whoever wants to know; returns at once and never fails. */
    tell(news: News[]): void {
      if (news.length === 0 || !isSetUp()) return;
      begin(() => send(news));
    },

    /** Tells those of an account what stops it; returns at once and never fails. */
    tellAccount(accountId: number, alert: ToldAlert): void {
      if (!isSetUp()) return;
      begin(() => sendAlert(accountId, alert));
    },

    /** Tells those of a campaign’s account, and whoever made it, that it stands still; returns at once and never fails. */
    tellCampaign(campaignId: number, alert: ToldAlert): void {
      if (!isSetUp()) return;
      begin(() => sendCampaign(campaignId, alert));
    },

    /** Resolves when nothing is being sent. */
    idle,
  };
}

export type Notifications = ReturnType<typeof createNotifications>;
