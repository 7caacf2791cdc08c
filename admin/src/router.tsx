import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS } from './permissions';

const InboxPage = lazy(() => import('./pages/Inbox/InboxPage'));
const MessagesPage = lazy(() => import('./pages/Messages/MessagesPage'));
const MessagePage = lazy(() => import('./pages/Messages/MessagePage'));
const ContactsPage = lazy(() => import('./pages/Contacts/ContactsPage'));
const ContactPage = lazy(() => import('./pages/Contacts/ContactPage'));
const CampaignsPages = lazy(() => import('./pages/Campaigns'));
const AutomationsPages = lazy(() => import('./pages/Automations'));
const TemplatesPages = lazy(() => import('./pages/Templates'));

/** Leads to the first page that a person may open. */
function FirstPage() {
  const { isLoading, allowedActions: messages } = useRBAC(PERMISSIONS.messagesRead);
  const templates = useRBAC(PERMISSIONS.templatesRead);
  const contacts = useRBAC(PERMISSIONS.contactsRead);
  const campaigns = useRBAC(PERMISSIONS.campaigns);
  const automations = useRBAC(PERMISSIONS.automations);
  const others = [templates, contacts, campaigns, automations];
  if (isLoading || others.some((other) => other.isLoading)) return <Page.Loading />;
  const pages = [
    messages.canRead && 'messages',
    templates.allowedActions.canRead && 'templates',
    contacts.allowedActions.canRead && 'contacts',
    (campaigns.allowedActions.canRead ||
      campaigns.allowedActions.canManage ||
      campaigns.allowedActions.canSendBulk) &&
      'campaigns',
    (automations.allowedActions.canRead || automations.allowedActions.canManage) && 'automations',
  ];
  return <Navigate to={pages.find((page) => typeof page === 'string') ?? 'inbox'} replace />;
}

/** The pages under the menu entry; what has `/*` has the routes below its own. */
export function PluginRoutes() {
  return (
    <Routes>
      <Route index element={<FirstPage />} />
      <Route path="inbox/:documentId?" element={<InboxPage />} />
      <Route path="messages" element={<MessagesPage />} />
      <Route path="messages/:documentId" element={<MessagePage />} />
      <Route path="contacts" element={<ContactsPage />} />
      <Route path="contacts/:documentId" element={<ContactPage />} />
      <Route path="campaigns/*" element={<CampaignsPages />} />
      <Route path="automations/*" element={<AutomationsPages />} />
      <Route path="templates/*" element={<TemplatesPages />} />
      <Route path="*" element={<Navigate to="." replace />} />
    </Routes>
  );
}
