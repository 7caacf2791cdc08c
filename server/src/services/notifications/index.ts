import { maySeeAccount } from '../../../../shared/domain/account-visibility';
import { alertIn } from '../../../../shared/domain/alert-sentences';
import { nearestLanguage, type SpokenLanguage } from '../../../../shared/domain/spoken-language';
import type { TemplateChange } from '../../../../shared/domain/template/changes';
import { actionId, type PermissionName } from '../../../../shared/permissions';
import { PLUGIN_ID } from '../../../../shared/plugin';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import { rowsOf } from '../../store/table';
import { UIDS } from '../../store/uids';
import { createBackground } from '../background';
import { mailOf, newsMailOf, type Mail, type NamedTemplate } from './mail-of';
import { MAIL_WORDS, type MailWords } from './mail-words';

/** Something that people hear of by e-mail. */
export interface News {
  templateId: number;
  change: TemplateChange;
}

interface Reader {
  id: number;
  email: string;
  preferedLanguage?: string | null;
  isActive?: boolean;
  blocked?: boolean | null;
  roles?: { id: number; code: string }[];
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
  isRestricted: boolean | null;
  allowedUsers: { id: number }[];
  allowedRoles: { id: number }[];
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

const READER = {
  select: ['id', 'email', 'preferedLanguage', 'isActive', 'blocked'],
  populate: { roles: { select: ['id', 'code'] } },
};

const ID = { select: ['id'] };

const OF_ACCOUNT = {
  notifyUsers: READER,
  notifyRoles: { populate: { users: READER } },
  allowedUsers: ID,
  allowedRoles: ID,
};

const POPULATE = { author: READER, account: { populate: OF_ACCOUNT } };

/** What the email plugin has where nobody has set it up: it would send from an address of Strapi's. */
const UNTOUCHED = { provider: 'sendmail', from: 'Strapi <no-reply@strapi.io>' };

interface EmailConfig {
  provider?: string;
  settings?: { defaultFrom?: string };
}

/** Of whom a mail is that belongs to no account alone, and where it leads. */
export interface NewsPlace {
  subject: (words: MailWords) => string;
  /** Where in the admin it is looked at. */
  path: string;
  /** By row id; null: those of every account. */
  account: number | null;
  anyOf: PermissionName[];
}

/** A mail as it reads in a language. */
type InLanguage = (language: SpokenLanguage) => Mail;

const MOST_ACCOUNTS = 500;

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

  /** Those of an account who hear of problems, and may see it. */
  const readersOf = ({ notifyUsers, notifyRoles, ...account }: NotifiedAccount): Reader[] =>
    [...notifyUsers, ...notifyRoles.flatMap(({ users }) => users)].filter((user) =>
      maySeeAccount({ ...account, isRestricted: account.isRestricted === true }, user),
    );

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
      [...mails.values()].map(({ user, told }) => ({
        user,
        mail: (language: SpokenLanguage) => mailOf(told, language),
      })),
      ['templates.read'],
    );
  }

  /** A mail that says what an alert says, in the language of whoever gets it. */
  function alertMail(
    { messageKey, params }: ToldAlert,
    subject: NewsPlace['subject'],
    path: string,
  ): InLanguage {
    return (language) =>
      newsMailOf(
        subject(MAIL_WORDS[language]),
        alertIn(language, messageKey, params ?? {}),
        urlOf(path),
      );
  }

  async function sendAlert(accountId: number, alert: ToldAlert): Promise<void> {
    const account = await rowsOf<ToldAccount>(strapi, UIDS.account).findOne({
      where: { id: accountId },
      populate: OF_ACCOUNT,
    });
    if (!account) return;
    const mail = alertMail(
      alert,
      (words) => words.account(account.name),
      `/settings/${PLUGIN_ID}/accounts/${account.documentId}`,
    );
    const users = activeOf(readersOf(account));
    await sendMails(
      users.map((user) => ({ user, mail })),
      ['accounts.read'],
    );
  }

  /** Whoever made it may see it as long as they may send to many; others as those who see all, or accounts. */
  async function sendCampaign(id: number, alert: ToldAlert): Promise<void> {
    const campaign = await rowsOf<ToldCampaign>(strapi, UIDS.campaign).findOne({
      where: { id },
      populate: { account: POPULATE.account },
    });
    if (!campaign) return;
    const { documentId, name, ownerSource, ownerId, account } = campaign;
    const mail = alertMail(
      alert,
      (words) => words.campaign(name),
      `/plugins/${PLUGIN_ID}/campaigns/${documentId}`,
    );
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

  /** To those of one account, or of all of them, each once. */
  async function sendNews(
    alert: ToldAlert,
    { subject, path, account, anyOf }: NewsPlace,
  ): Promise<void> {
    const found = await rowsOf<ToldAccount>(strapi, UIDS.account).findMany({
      where: account === null ? { enabled: true } : { id: account },
      populate: OF_ACCOUNT,
      limit: MOST_ACCOUNTS,
    });
    const mail = alertMail(alert, subject, path);
    await sendMails(
      activeOf(found.flatMap(readersOf)).map((user) => ({ user, mail })),
      anyOf,
    );
  }

  async function sendMails(
    mails: { user: Reader; mail: InLanguage }[],
    anyOf: PermissionName[],
  ): Promise<void> {
    const email = strapi.plugin('email').service('email') as unknown as {
      send(mail: object): Promise<unknown>;
    };
    let failures = 0;
    for (const { user, mail } of mails)
      try {
        if (await mayRead(user, anyOf))
          await email.send({ to: user.email, ...mail(nearestLanguage(user.preferedLanguage)) });
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

    /** Tells those of an account, or of every account, of what belongs to none alone; returns at once and never fails. */
    tellNews(alert: ToldAlert, place: NewsPlace): void {
      if (!isSetUp()) return;
      begin(() => sendNews(alert, place));
    },

    /** Resolves when nothing is being sent. */
    idle,
  };
}

export type Notifications = ReturnType<typeof createNotifications>;
