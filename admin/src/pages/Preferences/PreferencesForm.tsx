import { Box, Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Blocker, Form, Layouts, Page, useNotification, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import { useWhatsappUpdatePreferencesMutation } from '../../api/preferences';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { TrackedLinksSection } from './TrackedLinksSection';

const valuesOf = ({ trackLinks }: Preferences): PreferencesInput => ({ trackLinks });

/** The preferences with one Save; what is set in code is shown and cannot be changed. */
export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { toFieldErrors, notifyError } = useApiError();
  const { allowedActions } = useRBAC(PERMISSIONS.settings);
  const [update] = useWhatsappUpdatePreferencesMutation();
  const [start] = useState(() => valuesOf(preferences));
  const isReadOnly = preferences.isTrackLinksLocked || !allowedActions.canUpdate;

  return (
    <Page.Main>
      <Page.Title>{text('preferences.title')}</Page.Title>
      <Form<PreferencesInput>
        method="PUT"
        disabled={isReadOnly}
        initialValues={start}
        onSubmit={async (values, { setErrors, resetForm }) => {
          try {
            resetForm(valuesOf(await update(values).unwrap()));
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
              <Box paddingBottom={8}>
                <TrackedLinksSection preferences={preferences} />
              </Box>
            </Layouts.Content>
            <Blocker />
          </>
        )}
      </Form>
    </Page.Main>
  );
}
