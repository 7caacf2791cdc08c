import { Page } from '@strapi/strapi/admin';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { HistoryList } from './HistoryList';

/** Who did what. */
export default function HistoryPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.settingsRead}>
      <Page.Title>{text('history.title')}</Page.Title>
      <Page.Main>
        <HistoryList />
      </Page.Main>
    </Page.Protect>
  );
}
