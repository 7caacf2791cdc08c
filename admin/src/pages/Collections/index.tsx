import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { CollectionListPage } from './CollectionListPage';
import { EditCollectionPage } from './EditCollectionPage';

/** The collections, and the settings of one. */
export default function CollectionsPages() {
  return (
    <Page.Protect permissions={PERMISSIONS.settingsRead}>
      <Routes>
        <Route index element={<CollectionListPage />} />
        <Route path=":uid" element={<EditCollectionPage />} />
      </Routes>
    </Page.Protect>
  );
}
