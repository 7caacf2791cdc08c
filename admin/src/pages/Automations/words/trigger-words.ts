import type { Duration, Scalar, Trigger } from '../../../../../shared/domain/automation/trigger';
import type { TextKey } from '../../../hooks/use-text';
import { readCron } from './cron';

/** What a trigger is told with. */
export interface TriggerWords {
  key: TextKey;
  values: Record<string, string | number>;
  /** A value that does not say itself. */
  scalars: Record<string, Scalar>;
  /** Words of which one is enough. */
  choices: string[];
}

interface About {
  /** What people call the collection; null where there is none. */
  collection: string | null;
  /** Null where nobody knows. */
  hasDraftAndPublish: boolean | null;
  /** What people call a field; default: its name. */
  nameOf?: (field: string) => string;
}

const withUnit = ({ amount, unit }: Duration) => ({ amount: Math.abs(amount), unit });

/** The sentence that says when an automation begins. */
export function wordsOfTrigger(trigger: Trigger, about: About): TriggerWords {
  const { nameOf = (field) => field } = about;
  const collection = about.collection ?? ('uid' in trigger ? trigger.uid : '');
  const say = (
    key: TextKey,
    values: TriggerWords['values'] = {},
    more: Partial<Pick<TriggerWords, 'scalars' | 'choices'>> = {},
  ): TriggerWords => ({
    key,
    values: { ...('uid' in trigger && { collection }), ...values },
    scalars: {},
    choices: [],
    ...more,
  });

  switch (trigger.type) {
    case 'created':
    case 'updated':
    case 'unpublished':
    case 'deleted':
      return say(`automations.when.${trigger.type}`);
    case 'published':
      return say(`automations.when.published.${trigger.which ?? 'any'}`);
    case 'fieldChanged': {
      const { field, from, to, version } = trigger;
      const how =
        from === undefined
          ? to === undefined
            ? 'any'
            : 'to'
          : to === undefined
            ? 'from'
            : 'fromTo';
      const isPublished = about.hasDraftAndPublish === true && version !== 'draft';
      return say(
        `automations.when.${isPublished ? 'publishedWith' : 'changed'}.${how}`,
        { field: nameOf(field) },
        {
          scalars: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
        },
      );
    }
    case 'date': {
      const { field, offset, at } = trigger;
      const when = offset.amount === 0 ? 'at' : offset.amount < 0 ? 'before' : 'after';
      return say(`automations.when.date.${when}`, {
        field: nameOf(field),
        clock: at ?? 'none',
        ...withUnit(offset),
      });
    }
    case 'schedule': {
      const rhythm = readCron(trigger.cron);
      const { every, ...values } = rhythm;
      return say(`automations.when.schedule.${every}`, values);
    }
    case 'keyword':
      return say(
        `automations.when.keyword.${trigger.match ?? 'exact'}`,
        {},
        { choices: trigger.words },
      );
    case 'buttonReply': {
      const { texts, template } = trigger;
      return say(
        `automations.when.buttonReply.${texts.length === 0 ? 'any' : 'some'}`,
        { template: template ?? 'none' },
        { choices: texts },
      );
    }
    case 'firstMessage':
      return say('automations.when.firstMessage');
    case 'noReply':
      return say(`automations.when.noReply.${trigger.of}`, withUnit(trigger.after));
  }
}
