import { Field, Flex, Toggle, Typography } from '@strapi/design-system';
import type { Preferences } from '../../../../shared/contracts/preferences';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { NoticeText } from './NoticeText';
import { usePreferenceForm } from './use-preference-field';

/** Whether clicks are counted, what that stores, and what to tell people about it. */
export function TrackedLinksSection({ preferences }: { preferences: Preferences }) {
  const text = useText();
  return (
    <Panel title={text('preferences.links')} intro={text('preferences.links.intro')}>
      {preferences.isTrackLinksLocked && (
        <Notice title={text('preferences.locked')}>{text('preferences.links.locked')}</Notice>
      )}
      <TrackLinksField isLocked={preferences.isTrackLinksLocked} />
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

function TrackLinksField({ isLocked }: { isLocked: boolean }) {
  const text = useText();
  const { values, errors, isDisabled, change } = usePreferenceForm();
  return (
    <Field.Root name="trackLinks" error={errors.trackLinks} width="32rem" maxWidth="100%">
      <Field.Label>{text('preferences.field.trackLinks')}</Field.Label>
      <Toggle
        checked={values.trackLinks}
        disabled={isDisabled || isLocked}
        onLabel={text('switch.on')}
        offLabel={text('switch.off')}
        onChange={({ target }) => change('trackLinks', target.checked)}
      />
      <Field.Error />
    </Field.Root>
  );
}
