import { NumberInput } from '@strapi/design-system';
import type { SettingKey, Settings, SettingValues } from '../../../../shared/contracts/preferences';
import { SettingField } from './SettingField';
import { usePreferenceForm } from './use-preference-field';

type NumberKey = {
  [Key in SettingKey]: SettingValues[Key] extends number ? Key : never;
}[SettingKey];

interface NumberSettingProps {
  name: NumberKey;
  settings: Settings;
}

/** A setting that is a whole number. */
export function NumberSetting({ name, settings }: NumberSettingProps) {
  const { values, changeSetting } = usePreferenceForm();
  const { least, most } = settings[name].range!;
  return (
    <SettingField name={name} settings={settings}>
      {(isDisabled) => (
        <NumberInput
          min={least}
          max={most}
          disabled={isDisabled}
          value={values.settings[name]}
          onValueChange={(value) => changeSetting(name, value ?? least)}
        />
      )}
    </SettingField>
  );
}
