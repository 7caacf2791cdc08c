import { Checkbox, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { isInbound } from '../../../../../shared/domain/automation/trigger';
import type { Limits } from '../../../../../shared/domain/automation/limits';
import { Panel } from '../../../components/Panel';
import { TimeZoneField } from '../../../components/TimeZoneField';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { fieldId } from './field-id';
import { ClockField, NumberField } from './fields';

/** What keeps the automation from doing too much. */
export function LimitsCard() {
  const text = useText();
  const { draft, isDisabled, change, errorAt } = useAutomationForm();
  const { limits, trigger } = draft;
  const patch = (part: Partial<Limits>) => change('limits', { ...limits, ...part });
  const { perPersonDays, quietHours } = limits;
  const patchHours = (part: Partial<NonNullable<Limits['quietHours']>>) =>
    quietHours && patch({ quietHours: { ...quietHours, ...part } });

  return (
    <Panel
      id={fieldId('limits')}
      title={text('automation.limits')}
      intro={text('automation.limits.intro')}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        {!isInbound(trigger) && (
          <Limit hint={text('automation.limit.oncePerRecord.hint')}>
            <Checkbox
              checked={limits.oncePerRecord}
              disabled={isDisabled}
              onCheckedChange={(isOn) => patch({ oncePerRecord: isOn === true })}
            >
              {text('automation.limit.oncePerRecord')}
            </Checkbox>
          </Limit>
        )}
        <Limit hint={text('automation.limit.perPersonDays.hint')}>
          <Checkbox
            checked={perPersonDays !== null}
            disabled={isDisabled}
            onCheckedChange={(isOn) => patch({ perPersonDays: isOn === true ? 7 : null })}
          >
            {text('automation.limit.perPersonDays')}
          </Checkbox>
          {perPersonDays !== null && (
            <NumberField
              path="limits.perPersonDays"
              label={text('automation.limit.days')}
              width="16rem"
              value={perPersonDays}
              onChange={(days) => patch({ perPersonDays: days })}
            />
          )}
        </Limit>
        <Limit hint={text('automation.limit.quietHours.hint')}>
          <Checkbox
            checked={quietHours !== null}
            disabled={isDisabled}
            onCheckedChange={(isOn) =>
              patch({
                quietHours:
                  isOn === true
                    ? {
                        from: '21:00',
                        to: '08:00',
                        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
                      }
                    : null,
              })
            }
          >
            {text('automation.limit.quietHours')}
          </Checkbox>
          {quietHours && (
            <Flex gap={4} wrap="wrap" alignItems="flex-start">
              <ClockField
                path="limits.quietHours"
                label={text('automation.limit.from')}
                value={quietHours.from}
                onChange={(from) => patchHours({ from })}
              />
              <ClockField
                path="limits.quietHours.to"
                label={text('automation.limit.to')}
                value={quietHours.to}
                onChange={(to) => patchHours({ to })}
              />
              <TimeZoneField
                id={fieldId('limits.quietHours.timeZone')}
                value={quietHours.timeZone}
                hint={text('automation.limit.timeZone.hint')}
                error={errorAt('limits.quietHours.timeZone')}
                disabled={isDisabled}
                onChange={(timeZone) => patchHours({ timeZone })}
              />
            </Flex>
          )}
        </Limit>
        <Limit hint={text('automation.limit.requireConsent.hint')}>
          <Checkbox
            checked={limits.requireConsent}
            disabled={isDisabled}
            onCheckedChange={(isOn) => patch({ requireConsent: isOn === true })}
          >
            {text('automation.limit.requireConsent')}
          </Checkbox>
        </Limit>
        <Limit hint={text('automation.limit.stopOnReply.hint')}>
          <Checkbox
            checked={limits.stopOnReply}
            disabled={isDisabled}
            onCheckedChange={(isOn) => patch({ stopOnReply: isOn === true })}
          >
            {text('automation.limit.stopOnReply')}
          </Checkbox>
        </Limit>
        <NumberField
          path="limits.maxPerHour"
          label={text('automation.limit.maxPerHour')}
          hint={text('automation.limit.maxPerHour.hint')}
          width="32rem"
          value={limits.maxPerHour}
          onChange={(maxPerHour) => patch({ maxPerHour })}
        />
      </Flex>
    </Panel>
  );
}

function Limit({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {children}
      <Typography variant="pi" textColor="neutral600">
        {hint}
      </Typography>
    </Flex>
  );
}
