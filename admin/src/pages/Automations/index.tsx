import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { AutomationListPage } from './List/AutomationListPage';

const EditorPage = lazy(() => import('./Editor/EditorPage'));
const RunsPage = lazy(() => import('./Runs/RunsPage'));

/** The automations: all of them, the editor of one, and what they did. */
export default function AutomationsPages() {
  return (
    <Page.Protect permissions={PERMISSIONS.automations}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<AutomationListPage />} />
          <Route path="runs" element={<RunsPage />} />
          <Route path=":documentId" element={<EditorPage />} />
        </Routes>
      </Suspense>
    </Page.Protect>
  );
}
