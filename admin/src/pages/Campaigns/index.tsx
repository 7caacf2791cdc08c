import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { CampaignListPage } from './List/CampaignListPage';

const WizardPage = lazy(() => import('./Wizard/WizardPage'));
const CampaignPage = lazy(() => import('./Detail/CampaignPage'));

/** The campaigns: all of them, one, and the wizard that prepares one. */
export default function CampaignsPages() {
  return (
    <Page.Protect permissions={PERMISSIONS.campaigns}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<CampaignListPage />} />
          <Route path=":documentId" element={<CampaignPage />} />
          <Route path=":documentId/edit" element={<WizardPage />} />
        </Routes>
      </Suspense>
    </Page.Protect>
  );
}
