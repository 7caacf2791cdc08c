import { Layouts, Page } from '@strapi/strapi/admin';
import { useWhatsappGetPreferencesQuery } from '../../api/preferences';
import { RetryError } from '../../components/RetryError';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { PreferencesForm } from './PreferencesForm';

/** What holds for the whole plugin. */
export default function PreferencesPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.settingsRead}>
      <LoadedPreferences />
    </Page.Protect>
  );
}

function LoadedPreferences() {
  const text = useText();
  const { data, isError, refetch } = useWhatsappGetPreferencesQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  if (data) return <PreferencesForm preferences={data} />;
  if (!isError) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{text('preferences.title')}</Page.Title>
      <Layouts.Header title={text('preferences.title')} />
      <Layouts.Content>
        <RetryError onRetry={refetch} />
      </Layouts.Content>
    </Page.Main>
  );
}
