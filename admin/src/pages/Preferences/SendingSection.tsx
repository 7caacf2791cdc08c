import { Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Settings } from '../../../../shared/contracts/preferences';
import type { ConsentPolicy } from '../../../../shared/domain/consent';
import { LANGUAGES } from '../../../../shared/domain/template/languages';
import { Half } from '../../components/Half';
import { OptionCombobox } from '../../components/OptionCombobox';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { DefaultAccount } from './DefaultAccount';
import { NumberSetting } from './NumberSetting';
import { SettingField } from './SettingField';
import { nameLanguages } from './name-languages';
import { usePreferenceForm } from './use-preference-field';

const POLICIES: ConsentPolicy[] = ['require', 'warn', 'off'];

const CONSENTS = [
  'sending.consent.marketing',
  'sending.consent.utility',
  'sending.consent.authentication',
] as const;

/** What holds for everything that is sent. */
export function SendingSection({ settings }: { settings: Settings }) {
  const text = useText();
  return (
    <Panel title={text('preferences.sending')} intro={text('preferences.sending.intro')}>
      <DefaultAccount />
      <Grid.Root gap={5}>
        <Half>
          <NumberSetting name="sending.undoSeconds" settings={settings} />
        </Half>
        <Half>
          <NumberSetting name="sending.confirmFrom" settings={settings} />
        </Half>
        <Half>
          <LanguageSetting settings={settings} />
        </Half>
        <Half>
          <NumberSetting name="conversations.replyToMembersDays" settings={settings} />
        </Half>
        {CONSENTS.map((name) => (
          <Half key={name}>
            <ConsentSetting name={name} settings={settings} />
          </Half>
        ))}
      </Grid.Root>
    </Panel>
  );
}

/** What becomes of a message of a category to somebody who is not known to have agreed. */
function ConsentSetting({
  name,
  settings,
}: {
  name: (typeof CONSENTS)[number];
  settings: Settings;
}) {
  const text = useText();
  const { values, changeSetting } = usePreferenceForm();
  return (
    <SettingField name={name} settings={settings}>
      {(isDisabled) => (
        <SingleSelect
          value={values.settings[name]}
          disabled={isDisabled}
          onChange={(policy) => changeSetting(name, policy as ConsentPolicy)}
        >
          {POLICIES.map((policy) => (
            <SingleSelectOption key={policy} value={policy}>
              {text(`preferences.consent.${policy}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
    </SettingField>
  );
}

/** In which language a template goes out that has neither that of the record nor that of the person. */
function LanguageSetting({ settings }: { settings: Settings }) {
  const { locale } = useIntl();
  const { values, changeSetting } = usePreferenceForm();
  const options = useMemo(() => {
    const nameOf = nameLanguages(locale);
    return LANGUAGES.map((code) => ({ value: code, label: `${nameOf(code)} (${code})` })).sort(
      (a, b) => a.label.localeCompare(b.label, locale),
    );
  }, [locale]);
  return (
    <SettingField name="templates.defaultLanguage" settings={settings}>
      {(isDisabled) => (
        <OptionCombobox
          options={options}
          value={values.settings['templates.defaultLanguage']}
          disabled={isDisabled}
          onChange={(language) => changeSetting('templates.defaultLanguage', language)}
        />
      )}
    </SettingField>
  );
}
