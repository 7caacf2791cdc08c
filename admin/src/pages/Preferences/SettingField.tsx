import { Field, Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import type { ReactNode } from 'react';
import type { SettingKey, Settings } from '../../../../shared/contracts/preferences';
import { useText } from '../../hooks/use-text';
import { usePreferenceForm } from './use-preference-field';

interface SettingFieldProps {
  name: SettingKey;
  settings: Settings;
  /** The control, which is told whether it can be used. */
  children: (isDisabled: boolean) => ReactNode;
}

/** One setting: what it is called, what it does, and the key by which code has set it where it has. */
export function SettingField({ name, settings, children }: SettingFieldProps) {
  const text = useText();
  const { errors, isDisabled } = usePreferenceForm();
  const { isLocked } = settings[name];
  return (
    <Field.Root
      name={name}
      error={errors[`settings.${name}`]}
      hint={text(`preferences.setting.${name}.hint`)}
      width="32rem"
      maxWidth="100%"
    >
      <Field.Label>{text(`preferences.setting.${name}`)}</Field.Label>
      {children(isDisabled || isLocked)}
      <Field.Error />
      <Field.Hint />
      {isLocked && <SetInCode name={name} />}
    </Field.Root>
  );
}

/** Says by which key something is set in code. */
export function SetInCode({ name }: { name: string }) {
  const text = useText();
  return (
    <Flex gap={2} alignItems="center">
      <Lock aria-hidden width="1.2rem" height="1.2rem" fill="neutral600" />
      <Typography variant="pi" textColor="neutral600">
        {text('preferences.setInCode', { name })}
      </Typography>
    </Flex>
  );
}
