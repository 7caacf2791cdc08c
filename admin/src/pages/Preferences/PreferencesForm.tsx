import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Blocker, Form, Layouts, Page, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Preferences } from '../../../../shared/contracts/preferences';
import { useWhatsappUpdatePreferencesMutation } from '../../api/preferences';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { ConsentWordsSection } from './ConsentWordsSection';
import { DeveloperSection } from './DeveloperSection';
import { InboxSection } from './InboxSection';
import { toInput, toValues, type PreferenceValues } from './preference-values';
import { PrivacySection } from './PrivacySection';
import { QueueSection } from './QueueSection';
import { SendingSection } from './SendingSection';
import { TrackedLinksSection } from './TrackedLinksSection';

/** The preferences with one Save; what is set in code is shown and cannot be changed. */
export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { toFieldErrors, notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.settings);
  const [update] = useWhatsappUpdatePreferencesMutation();
  const [start] = useState(() => toValues(preferences));
  const [saved, setSaved] = useState(start);
  const isReadOnly = !allowedActions.canUpdate;

  return (
    <Page.Main>
      <Page.Title>{text('preferences.title')}</Page.Title>
      <Form<PreferenceValues>
        method="PUT"
        disabled={isReadOnly}
        initialValues={start}
        onSubmit={async (values, { setErrors, resetForm }) => {
          try {
            const stored = toValues(await update(toInput(values, saved)).unwrap());
            setSaved(stored);
            resetForm(stored);
            toggleNotification({ type: 'success', message: text('preferences.saved') });
          } catch (error) {
            setErrors(toFieldErrors(error));
            notifyError(error);
          }
        }}
      >
        {({ modified, isSubmitting }) => (
          <>
            <Layouts.Header
              title={text('preferences.title')}
              subtitle={text('preferences.subtitle')}
              primaryAction={
                !isReadOnly && (
                  <Button
                    type="submit"
                    startIcon={<Check />}
                    disabled={!modified}
                    loading={isSubmitting}
                  >
                    {text('preferences.save')}
                  </Button>
                )
              }
            />
            <Layouts.Content>
              <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
                <SendingSection settings={preferences.settings} />
                <ConsentWordsSection />
                <InboxSection />
                <TrackedLinksSection preferences={preferences} />
                <PrivacySection settings={preferences.settings} />
                <QueueSection setInCode={preferences.setInCode} />
                <DeveloperSection setInCode={preferences.setInCode} />
              </Flex>
            </Layouts.Content>
            <Blocker />
          </>
        )}
      </Form>
    </Page.Main>
  );
}
