import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ScheduleTrigger } from '../../../../../shared/domain/automation/trigger';
import { TimeZoneField } from '../../../components/TimeZoneField';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { readCron, writeCron, type Rhythm } from '../words/cron';
import { useAutomationForm } from './automation-form';
import { fieldId } from './field-id';
import { ChoiceField, ClockField, TextField } from './fields';
import { VersionField } from './VersionField';

/** When, again and again, the records are looked through. */
export function ScheduleFields({ trigger }: { trigger: ScheduleTrigger }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { change, isDisabled, errorAt } = useAutomationForm();
  // A time of day that is half typed is no schedule yet, and must not become another field.
  const [kept, setKept] = useState(() => ({ cron: trigger.cron, rhythm: readCron(trigger.cron) }));
  if (kept.cron !== trigger.cron) setKept({ cron: trigger.cron, rhythm: readCron(trigger.cron) });
  const { rhythm } = kept;
  const patch = (part: Partial<ScheduleTrigger>) => change('trigger', { ...trigger, ...part });
  const keep = (next: Rhythm) => {
    const cron = writeCron(next);
    setKept({ cron, rhythm: next });
    patch({ cron });
  };
  const at = rhythm.every === 'other' ? '09:00' : rhythm.at;
  const start: Record<Rhythm['every'], Rhythm> = {
    day: { every: 'day', at },
    week: { every: 'week', day: 1, at },
    month: { every: 'month', day: 1, at },
    // One that none of the others can say.
    other: { every: 'other', cron: `${trigger.cron.replace(/ \S+$/, '')} 1-5` },
  };
  // A Sunday of 2023 and the days after it.
  const dayName = (day: number) =>
    formatDate(new Date(Date.UTC(2023, 0, 1 + day)), { weekday: 'long', timeZone: 'UTC' });

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <TwoColumns $align="start">
        <ChoiceField
          path="trigger.every"
          label={text('automation.every')}
          value={rhythm.every}
          options={(['day', 'week', 'month', 'other'] as const).map((every) => ({
            value: every,
            label: text(`automation.every.${every}`),
          }))}
          onChange={(every) => keep(start[every])}
        />
        {rhythm.every === 'week' && (
          <ChoiceField
            path="trigger.weekday"
            label={text('automation.weekday')}
            value={String(rhythm.day)}
            options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({
              value: String(day),
              label: dayName(day),
            }))}
            onChange={(day) => keep({ ...rhythm, day: Number(day) })}
          />
        )}
        {rhythm.every === 'month' && (
          <ChoiceField
            path="trigger.day"
            label={text('automation.monthday')}
            value={String(rhythm.day)}
            options={Array.from({ length: 31 }, (_, index) => String(index + 1)).map((day) => ({
              value: day,
              label: day,
            }))}
            onChange={(day) => keep({ ...rhythm, day: Number(day) })}
          />
        )}
        {rhythm.every === 'other' ? (
          <TextField
            path="trigger.cron"
            label={text('automation.cron')}
            hint={text('automation.cron.hint')}
            dir="ltr"
            value={trigger.cron}
            onChange={(cron) => keep({ every: 'other', cron })}
          />
        ) : (
          <ClockField
            path="trigger.cron"
            label={text('automation.at')}
            value={rhythm.at}
            onChange={(clock) => keep({ ...rhythm, at: clock })}
          />
        )}
        <TimeZoneField
          id={fieldId('trigger.timeZone')}
          value={trigger.timeZone}
          error={errorAt('trigger.timeZone')}
          disabled={isDisabled}
          onChange={(timeZone) => patch({ timeZone })}
        />
        <VersionField
          uid={trigger.uid}
          value={trigger.version}
          onChange={(version) => patch({ version })}
        />
      </TwoColumns>
    </Flex>
  );
}
