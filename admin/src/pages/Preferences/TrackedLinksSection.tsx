import { Field, Flex, Toggle, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { NoticeText } from './NoticeText';

/** Whether clicks are counted, what that stores, and what to tell people about it. */
export function TrackedLinksSection({ preferences }: { preferences: Preferences }) {
  const text = useText();
  return (
    <Panel title={text('preferences.links')} intro={text('preferences.links.intro')}>
      {preferences.isTrackLinksLocked && (
        <Notice title={text('preferences.locked')}>{text('preferences.links.locked')}</Notice>
      )}
      <TrackLinksField />
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        {(['stored', 'notStored', 'robots', 'off'] as const).map((name) => (
          <div key={name}>
            <Typography tag="dt" fontWeight="bold" textColor="neutral800">
              {text(`preferences.links.${name}`)}
            </Typography>
            <Typography tag="dd" textColor="neutral800">
              {text(`preferences.links.${name}.text`)}
            </Typography>
          </div>
        ))}
      </Flex>
      <NoticeText value={preferences.noticeText} />
    </Panel>
  );
}

function TrackLinksField() {
  const text = useText();
  const value = useForm(
    'TrackLinksField',
    (form) => (form.values as PreferencesInput).trackLinks,
  ) as boolean;
  const error = useForm(
    'TrackLinksField',
    (form) => (form.errors as { trackLinks?: string }).trackLinks,
  ) as string | undefined;
  const onChange = useForm('TrackLinksField', (form) => form.onChange);
  const isDisabled = useForm('TrackLinksField', (form) => form.disabled);
  return (
    <Field.Root name="trackLinks" error={error} width="32rem" maxWidth="100%">
      <Field.Label>{text('preferences.field.trackLinks')}</Field.Label>
      <Toggle
        checked={value}
        disabled={isDisabled}
        onLabel={text('switch.on')}
        offLabel={text('switch.off')}
        onChange={({ target }) => onChange('trackLinks', target.checked)}
      />
      <Field.Error />
    </Field.Root>
  );
}
