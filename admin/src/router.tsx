import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS } from './permissions';

const MessagesPage = lazy(() => import('./pages/Messages/MessagesPage'));
const MessagePage = lazy(() => import('./pages/Messages/MessagePage'));
const ContactsPage = lazy(() => import('./pages/Contacts/ContactsPage'));
const ContactPage = lazy(() => import('./pages/Contacts/ContactPage'));
const TemplatesPages = lazy(() => import('./pages/Templates'));

/** Leads to the first page that a person may open. */
function FirstPage() {
  const { isLoading, allowedActions: messages } = useRBAC(PERMISSIONS.messagesRead);
  const templates = useRBAC(PERMISSIONS.templatesRead);
  if (isLoading || templates.isLoading) return <Page.Loading />;
  const other = templates.allowedActions.canRead ? 'templates' : 'contacts';
  return <Navigate to={messages.canRead ? 'messages' : other} replace />;
}

/** The pages under the menu entry; `pages/Templates` has the routes below `templates` itself. */
export function PluginRoutes() {
  return (
    <Routes>
      <Route index element={<FirstPage />} />
      <Route path="messages" element={<MessagesPage />} />
      <Route path="messages/:documentId" element={<MessagePage />} />
      <Route path="contacts" element={<ContactsPage />} />
      <Route path="contacts/:documentId" element={<ContactPage />} />
      <Route path="templates/*" element={<TemplatesPages />} />
      <Route path="*" element={<Navigate to="." replace />} />
    </Routes>
  );
}
