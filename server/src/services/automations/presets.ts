import type {
  ApplyPreset,
  AutomationInput,
  Preset,
} from '../../../../shared/contracts/automations';
import type { Collection } from '../../../../shared/contracts/collections';
import type { PresetName } from '../../../../shared/domain/automation/automation';
import { PRESETS } from '../../../../shared/domain/automation/automation';
import type { Limits } from '../../../../shared/domain/automation/limits';
import type { Step } from '../../../../shared/domain/automation/action';
import type { Trigger } from '../../../../shared/domain/automation/trigger';
import { error, passes, warning, type Issue } from '../../../../shared/domain/issue';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import type { Variable } from '../../../../shared/domain/template/variables';
import type { Actor } from '../../actor';
import { findAttribute, namesIn, schemaOf } from '../../collections/attributes';
import { shownFields } from '../../collections/list-records';
import type { CollectionSettings } from '../../collections/settings';
import { invalid, inWords, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { Templates } from '../templates';

/** What a preset finds in a collection. */
interface Adapted {
  trigger: Trigger | null;
  lacks: Issue[];
}

/** What a preset says; `{{name}}` and `{{record}}` stand for the person and for what the record is called. */
interface Draft {
  title: string;
  description: string;
  template: string;
  category: 'UTILITY' | 'MARKETING';
  body: string;
  adapt(collection: Collection, fields: Fields): Adapted;
  wait?: Step['wait'];
  limits?: Partial<Limits>;
}

/** The fields of a collection, as far as presets look for them. */
interface Fields {
  /** A field with a fixed list of values, with the first value that fits. */
  choice(fits: RegExp): { field: string; value: string } | null;
  /** A field with a day or a time, the likeliest first. */
  date(): { field: string; type: 'date' | 'datetime' } | null;
}

const zoneOfServer = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A record is there for the public once it is published, or at once where nothing is published. */
const whenThere = ({ uid, hasDraftAndPublish }: Collection): Adapted => ({
  trigger: hasDraftAndPublish
    ? { type: 'published', uid, which: 'first' }
    : { type: 'created', uid },
  lacks: [],
});

const whenCreated = ({ uid }: Collection): Adapted => ({
  trigger: { type: 'created', uid },
  lacks: [],
});

function whenStatus({ uid }: Collection, { choice }: Fields, fits: RegExp, named: string): Adapted {
  const found = choice(fits);
  return found
    ? { trigger: { type: 'fieldChanged', uid, field: found.field, to: found.value }, lacks: [] }
    : { trigger: null, lacks: [error('preset.noStatus', 'uid', { value: named })] };
}

const DRAFTS: Record<PresetName, Draft> = {
  orderConfirmation: {
    title: 'Order confirmation',
    description: 'Thanks for an order as soon as it is there.',
    template: 'order_confirmation',
    category: 'UTILITY',
    body: 'Hello {{name}}, thank you for your order {{record}}. We will tell you here when it leaves.',
    adapt: whenThere,
    limits: { oncePerRecord: true },
  },
  shipping: {
    title: 'Shipping',
    description: 'Tells that an order is on its way.',
    template: 'shipping_notice',
    category: 'UTILITY',
    body: 'Hello {{name}}, your order {{record}} has left us and is on its way to you.',
    adapt: (collection, fields) =>
      whenStatus(collection, fields, /ship|dispatch|sent|versand|envi|expédi/i, 'shipped'),
    limits: { oncePerRecord: true },
  },
  appointmentReminder: {
    title: 'Appointment reminder',
    description: 'Reminds of an appointment a day before.',
    template: 'appointment_reminder',
    category: 'UTILITY',
    body: 'Hello {{name}}, this is a reminder of your appointment tomorrow: {{record}}. See you then.',
    adapt({ uid }, { date }) {
      const found = date();
      if (!found) return { trigger: null, lacks: [error('preset.noDate', 'uid')] };
      const { field, type } = found;
      return {
        trigger: {
          type: 'date',
          uid,
          field,
          offset: { amount: -1, unit: 'days' },
          at: type === 'date' ? '10:00' : null,
          timeZone: zoneOfServer(),
        },
        lacks: [],
      };
    },
  },
  contactFormAnswer: {
    title: 'Contact form answer',
    description: 'Tells whoever writes through a form that it has arrived.',
    template: 'contact_form_answer',
    category: 'UTILITY',
    body: 'Hello {{name}}, your message has reached us. We will answer within one working day.',
    adapt: whenCreated,
    limits: { perPersonDays: 1 },
  },
  newsletterWelcome: {
    title: 'Newsletter welcome',
    description: 'Welcomes whoever has subscribed.',
    template: 'newsletter_welcome',
    category: 'MARKETING',
    body: 'Hello {{name}}, welcome! From now on you hear of our news here. Write STOP whenever you have had enough.',
    adapt: whenCreated,
    limits: { oncePerRecord: true, requireConsent: true },
  },
  reviewRequest: {
    title: 'Review request',
    description: 'Asks for a review three days after an order was delivered.',
    template: 'review_request',
    category: 'MARKETING',
    body: 'Hello {{name}}, we hope that you like what you have ordered. Would you tell us how it was? It takes a minute.',
    adapt: (collection, fields) =>
      whenStatus(collection, fields, /deliver|arriv|complete|done|geliefert|entreg/i, 'delivered'),
    wait: { amount: 3, unit: 'days' },
    limits: {
      oncePerRecord: true,
      perPersonDays: 30,
      stopOnReply: true,
      requireConsent: true,
      quietHours: { from: '20:00', to: '09:00', timeZone: zoneOfServer() },
    },
  },
};

interface Dependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  templates: Pick<Templates, 'create'>;
}

/** Ready-made automations, each with the template that it sends, as they fit a collection. */
export function createPresets({ runtime, collections, templates }: Dependencies) {
  const { strapi, accounts } = runtime;

  function fieldsOf(uid: string): Fields {
    const schema = schemaOf(strapi, uid)!;
    const attributes = schema.attributes as Record<string, { type: string; enum?: string[] }>;
    const names = namesIn(schema).filter((name) => findAttribute(schema, name).kind === 'value');
    return {
      choice(fits) {
        for (const field of names) {
          const value = attributes[field]?.enum?.find((one) => fits.test(one));
          if (value !== undefined) return { field, value };
        }
        return null;
      },
      date() {
        const dates = names.flatMap((field) => {
          const type = attributes[field]?.type;
          const isOwn = field !== 'createdAt' && field !== 'updatedAt';
          return isOwn && (type === 'date' || type === 'datetime')
            ? [{ field, type } as const]
            : [];
        });
        const likely = dates.find(({ field }) => /start|begin|appoint|date|when/i.test(field));
        return likely ?? dates[0] ?? null;
      },
    };
  }

  function lacksOf(collection: Collection, { adapt }: Draft): Issue[] {
    const { setting, displayName } = collection;
    return [
      ...adapt(collection, fieldsOf(collection.uid)).lacks,
      ...(setting?.enabled
        ? []
        : [error('automation.collectionOff', 'uid', { collection: displayName })]),
      ...(setting?.nameField ? [] : [warning('preset.noName', 'uid')]),
    ];
  }

  async function getCollection(uid: string): Promise<Collection> {
    const collection = await collections.get(uid);
    if (!collection) throw notFound('collection.unknown', { collection: uid });
    return collection;
  }

  /** The template as a draft: what the collection has no field for is left out. */
  async function contentOf(
    { template, category, body }: Draft,
    { uid, setting }: Collection,
    language: string,
  ): Promise<TemplateContent> {
    const { main } = await shownFields(strapi, uid);
    const field = (placeholder: string, fieldPath: string, sampleValue: string): Variable => ({
      component: 'body',
      buttonIndex: null,
      placeholder,
      type: 'field',
      fieldPath,
      fixedText: null,
      format: null,
      sampleValue,
      fallback: null,
    });
    const variables: Variable[] = [];
    let text = body;
    if (setting?.nameField)
      variables.push({ ...field('name', setting.nameField, 'Ines'), fallback: 'there' });
    else text = text.replace('Hello {{name}}', 'Hello');
    if (text.includes('{{record}}')) {
      if (main) variables.push(field('record', main, 'A-17'));
      else text = text.replace(/:? ?{{record}}/, '');
    }
    return {
      name: template,
      language,
      category,
      parameterFormat: 'NAMED',
      header: null,
      body: text,
      footer: null,
      buttons: [],
      authentication: null,
      ttlSeconds: null,
      raw: [],
      variables,
    };
  }

  return {
    async list(uid: string): Promise<Preset[]> {
      const collection = await getCollection(uid);
      return PRESETS.map((name) => ({
        name,
        title: DRAFTS[name].title,
        description: DRAFTS[name].description,
        lacks: lacksOf(collection, DRAFTS[name]).map(inWords),
      }));
    },

    /** Makes the template, unless there is one of its name, and says what the automation is. */
    async apply(
      { preset, uid, account: named, language = 'en' }: ApplyPreset['Request'],
      actor: Actor,
    ): Promise<{ input: AutomationInput; template: string; isNewTemplate: boolean }> {
      const draft = DRAFTS[preset];
      if (!draft) throw refuse('preset.unknown', 'preset');
      const collection = await getCollection(uid);
      const lacks = lacksOf(collection, draft);
      if (!passes(lacks)) throw invalid(lacks);
      const account = named ? await accounts.get(named) : await accounts.getDefault();
      if (!account) throw refuse('preset.noAccount', 'account');
      const { businessAccountId } = account;
      const known = await runtime.templates.listBrief({ name: draft.template, businessAccountId });
      const made =
        known.length > 0
          ? null
          : await templates.create(
              {
                accountDocumentId: account.documentId,
                label: draft.title,
                appliesTo: uid,
                content: await contentOf(draft, collection, language),
              },
              actor,
            );
      const { trigger } = draft.adapt(collection, fieldsOf(uid));
      return {
        template: made?.documentId ?? known[0]!.row.documentId,
        isNewTemplate: made !== null,
        input: {
          name: `${draft.title} – ${collection.displayName}`,
          account: named ?? null,
          trigger: trigger!,
          steps: [
            {
              type: 'sendTemplate',
              template: draft.template,
              ...(draft.wait && { wait: draft.wait }),
            },
          ],
          ...(draft.limits && { limits: draft.limits }),
        },
      };
    },
  };
}
