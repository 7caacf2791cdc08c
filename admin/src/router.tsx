import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS } from './permissions';

const MessagesPage = lazy(() => import('./pages/Messages/MessagesPage'));
const MessagePage = lazy(() => import('./pages/Messages/MessagePage'));
const TemplatesPages = lazy(() => import('./pages/Templates'));

/** Leads to the log, and those who may not read it to the templates. */
function FirstPage() {
  const { isLoading, allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  if (isLoading) return <Page.Loading />;
  return <Navigate to={allowedActions.canRead ? 'messages' : 'templates'} replace />;
}

/** The pages under the menu entry; `pages/Templates` has the routes below `templates` itself. */
export function PluginRoutes() {
  return (
    <Routes>
      <Route index element={<FirstPage />} />
      <Route path="messages" element={<MessagesPage />} />
      <Route path="messages/:documentId" element={<MessagePage />} />
      <Route path="templates/*" element={<TemplatesPages />} />
      <Route path="*" element={<Navigate to="." replace />} />
    </Routes>
  );
}
