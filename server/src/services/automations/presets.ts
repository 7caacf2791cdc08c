import type {
  ApplyPreset,
  AutomationInput,
  Preset,
} from '../../../../shared/contracts/automations';
import type { Collection } from '../../../../shared/contracts/collections';
import type { PresetLanguage, PresetName } from '../../../../shared/domain/automation/automation';
import { PRESETS } from '../../../../shared/domain/automation/automation';
import {
  NAMELESS,
  PRESET_TEXTS,
  withoutPlace,
} from '../../../../shared/domain/automation/preset-texts';
import type { Limits } from '../../../../shared/domain/automation/limits';
import type { Step } from '../../../../shared/domain/automation/action';
import type { Trigger } from '../../../../shared/domain/automation/trigger';
import { error, passes, warning, type Issue } from '../../../../shared/domain/issue';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import type { Variable } from '../../../../shared/domain/template/variables';
import { hiddenFromActor, type Actor } from '../../actor';
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

/** What a preset makes, besides what its template says. */
interface Draft {
  title: string;
  description: string;
  template: string;
  category: 'UTILITY' | 'MARKETING';
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

/** Whether a template may be sent about records of a collection. */
const isFor = ({ appliesTo }: { appliesTo: string | null }, uid: string): boolean =>
  appliesTo === null || appliesTo === uid;

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
    adapt: whenThere,
    limits: { oncePerRecord: true },
  },
  shipping: {
    title: 'Shipping',
    description: 'Tells that an order is on its way.',
    template: 'shipping_notice',
    category: 'UTILITY',
    adapt: (collection, fields) =>
      whenStatus(collection, fields, /ship|dispatch|sent|versand|envi|expédi/i, 'shipped'),
    limits: { oncePerRecord: true },
  },
  appointmentReminder: {
    title: 'Appointment reminder',
    description: 'Reminds of an appointment a day before.',
    template: 'appointment_reminder',
    category: 'UTILITY',
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
    adapt: whenCreated,
    limits: { perPersonDays: 1 },
  },
  newsletterWelcome: {
    title: 'Newsletter welcome',
    description: 'Welcomes whoever has subscribed.',
    template: 'newsletter_welcome',
    category: 'MARKETING',
    adapt: whenCreated,
    limits: { oncePerRecord: true, requireConsent: true },
  },
  reviewRequest: {
    title: 'Review request',
    description: 'Asks for a review three days after an order was delivered.',
    template: 'review_request',
    category: 'MARKETING',
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
    preset: PresetName,
    { uid, setting }: Collection,
    { name, language }: Pick<TemplateContent, 'name'> & { language: PresetLanguage },
  ): Promise<TemplateContent> {
    const { category } = DRAFTS[preset];
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
    let text = PRESET_TEXTS[preset][language];
    if (setting?.nameField)
      variables.push({ ...field('name', setting.nameField, 'Ines'), fallback: NAMELESS[language] });
    else text = withoutPlace(text, 'name');
    if (text.includes('{{record}}')) {
      if (main) variables.push(field('record', main, 'A-17'));
      else text = withoutPlace(text, 'record');
    }
    return {
      name,
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

  /** The template of a preset for a collection: what another collection has taken says its fields. */
  async function templateFor(
    { template }: Draft,
    uid: string,
    { language, businessAccountId }: { language: PresetLanguage; businessAccountId: string },
  ) {
    const ofCollection = `${template}_${uid
      .split('.')
      .at(-1)!
      .replace(/[^a-z0-9]+/g, '_')}`;
    for (const name of [template, ofCollection]) {
      const [known] = await runtime.templates.listBrief({ name, businessAccountId, language });
      if (!known) {
        const [other] = await runtime.templates.listBrief({ name, businessAccountId });
        if (!other || isFor(other.row, uid)) return { name, known: null };
      } else if (isFor(known.row, uid)) return { name, known };
    }
    return { name: ofCollection, known: null };
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
      { preset, uid, account: named, language = 'en', title }: ApplyPreset['Request'],
      actor: Actor,
    ): Promise<{ input: AutomationInput; template: string; isNewTemplate: boolean }> {
      const draft = DRAFTS[preset];
      if (!draft) throw refuse('preset.unknown', 'preset');
      const collection = await getCollection(uid);
      const lacks = lacksOf(collection, draft);
      if (!passes(lacks)) throw invalid(lacks);
      const hidden = hiddenFromActor(actor).accounts;
      const account = named ? await accounts.get(named) : await accounts.getDefault(hidden);
      if (!account) throw refuse('preset.noAccount', 'account');
      const { businessAccountId } = account;
      const called = title ?? draft.title;
      const { name, known } = await templateFor(draft, uid, { language, businessAccountId });
      const made =
        known !== null
          ? null
          : await templates.create(
              {
                accountDocumentId: account.documentId,
                label: called,
                appliesTo: uid,
                content: await contentOf(preset, collection, { name, language }),
              },
              actor,
            );
      const { trigger } = draft.adapt(collection, fieldsOf(uid));
      return {
        template: made?.documentId ?? known!.row.documentId,
        isNewTemplate: made !== null,
        input: {
          name: `${called} – ${collection.displayName}`,
          // Whoever does not see all accounts says which one writes.
          account: named ?? (hidden.length > 0 ? account.documentId : null),
          trigger: trigger!,
          steps: [
            {
              type: 'sendTemplate',
              template: name,
              ...(draft.wait && { wait: draft.wait }),
            },
          ],
          ...(draft.limits && { limits: draft.limits }),
        },
      };
    },
  };
}
