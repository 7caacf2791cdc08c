import { Checkbox, Flex, Grid, Link, NumberInput, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { Settings } from '../../../../shared/contracts/preferences';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { SettingField } from './SettingField';
import { usePreferenceForm } from './use-preference-field';

const DAYS = [
  'retention.deliveriesDays',
  'retention.messageBodiesDays',
  'retention.mediaDays',
  'retention.campaignDraftsDays',
  'retention.historyDays',
] as const;

/** What is begun with where something was kept for good before. */
const FIRST_DAYS = 365;

/** How long what people write is kept, who sees it, and how somebody is erased. */
export function PrivacySection({ settings }: { settings: Settings }) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.contactsRead);
  return (
    <Panel title={text('preferences.privacy')} intro={text('preferences.privacy.intro')}>
      <Grid.Root gap={5}>
        {DAYS.map((name) => (
          <Grid.Item key={name} col={6} s={12} xs={12} alignItems="flex-start">
            <DaysSetting name={name} settings={settings} />
          </Grid.Item>
        ))}
      </Grid.Root>
      <Typography textColor="neutral800">{text('preferences.privacy.masked')}</Typography>
      {allowedActions.canRead && (
        <Typography textColor="neutral800">
          {text('preferences.privacy.erase')}{' '}
          <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/contacts`}>
            {text('preferences.privacy.contacts')}
          </Link>
        </Typography>
      )}
    </Panel>
  );
}

function DaysSetting({ name, settings }: { name: (typeof DAYS)[number]; settings: Settings }) {
  const text = useText();
  const { values, changeSetting } = usePreferenceForm();
  const days = values.settings[name];
  const { least, most } = settings[name].range!;
  const label = text(`preferences.setting.${name}`);
  return (
    <SettingField name={name} settings={settings}>
      {(isDisabled) => (
        <Flex gap={4} alignItems="center">
          <NumberInput
            min={least}
            max={most}
            disabled={isDisabled || days === null}
            value={days ?? undefined}
            onValueChange={(value) => changeSetting(name, value ?? least)}
          />
          <Checkbox
            aria-label={text('preferences.forGood.of', { what: label })}
            checked={days === null}
            disabled={isDisabled}
            onCheckedChange={(isForGood) =>
              changeSetting(
                name,
                isForGood === true ? null : (settings[name].standard ?? FIRST_DAYS),
              )
            }
          >
            {text('preferences.forGood')}
          </Checkbox>
        </Flex>
      )}
    </SettingField>
  );
}
